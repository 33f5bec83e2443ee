"""Who said which words, who wrote an article, and what a statement responds to."""
