from tests.samples.page import ACCURACIES as ACCURACIES
from tests.samples.page import DECISIONS as DECISIONS
from tests.samples.page import FARE as FARE
from tests.samples.page import FIGURES as FIGURES
from tests.samples.page import PAGE as PAGE
from tests.samples.page import write_content as write_content
