"""`python -m generator`: says at once where nothing has changed, and runs the command line else."""

import sys

from generator.output.unchanged import answer

if said := answer(sys.argv[1:]):
    print(said)
else:
    from generator.cli import main

    main(prog_name="feedforward")
