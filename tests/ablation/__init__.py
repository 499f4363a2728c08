"""Measures what each rule of a table of sieves is good for, by leaving it out."""
