"""The site of the documentation: pages of docs/, README and others, with pages made from code and release."""
