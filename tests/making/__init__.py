"""The order of work, and that it may stop early."""
