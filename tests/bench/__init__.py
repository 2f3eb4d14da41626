"""What the program costs its authors, measured beside others that do the same: `make bench`.

`pages` has the pages that all of them build, `peers` the others, `timing` how a build is measured,
`sites`, `own` and `figures` what is, `results` what is noted of it, and `report` what is said.
"""
