from tests import ROOT as ROOT
from tests.samples import real_site as real_site
from tests.samples.networks import random_model as random_model
