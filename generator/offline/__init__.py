"""What is read without a network: finished pages go in, single files, archive, e-book and service
worker come out."""
