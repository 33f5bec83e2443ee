"""The site of the documentation: pages of docs/, README and CONTRIBUTING, with pages made from the code and the release."""
