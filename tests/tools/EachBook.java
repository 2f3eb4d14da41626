import com.adobe.epubcheck.tool.EpubChecker;

/** Checks each of the named e-books in turn; what there is to say of one is put beside it as JSON. */
class EachBook {
    public static void main(String[] books) {
        for (String book : books) {
            new EpubChecker().run(new String[] {"--json", book + ".json", book});
        }
    }
}
