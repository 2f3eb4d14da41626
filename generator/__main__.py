"""`python -m generator`, and `feedforward` once it is installed: says at once where nothing has
changed, and runs the command line else."""

import sys

from generator.output.unchanged import answer
from generator.work.ending import told_in_a_line


def main() -> None:
    """What the command line asks for; ends the program."""
    with told_in_a_line():
        if said := answer(sys.argv[1:]):
            print(said)
        else:
            from generator.cli import run

            run()


if __name__ == "__main__":
    main()
