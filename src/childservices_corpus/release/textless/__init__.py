"""A release without text, and the way back: offsets and facts without a publisher's sentence."""
