"""What a release says about itself, for readers and for other programs: one small file for each product.

Each product is a pure function of one frozen value (:class:`.facts.ReleaseFacts`), which is made of the finished tables
and of what the build knows. So the same build writes the same bytes, on any day and on any machine.
"""
