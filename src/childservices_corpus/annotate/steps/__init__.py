"""Annotating in three steps: each record alone, all records together as numbers, and the two written as one."""
