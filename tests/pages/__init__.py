from tests.page import none as none
