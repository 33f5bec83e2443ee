"""Crawl files, WARC and WET, plain or gzip: a file in, its pages out, one at a time, and a report on all the rest."""
