"""What is left out for a text that cannot have it would not have been found there: bylines and marked words."""

from hypothesis import given
from hypothesis import strategies as st

from childservices_corpus.annotate.speech.article_words import BYLINE_USES, look_at
from childservices_corpus.annotate.speech.authors import byline, in_sentence
from childservices_corpus.annotate.speech.paragraphs import Paragraphs
from childservices_corpus.annotate.speech.quotation_marks import quoted
from childservices_corpus.annotate.speech.single_marks import is_single, may_quote, single_stretches
from childservices_corpus.reference.lexicon import words_of
from childservices_corpus.text.fold import small

VERBS = [verb for use in BYLINE_USES for verb in words_of(use)[:6]]
NAMES = ["Ann Sample", "Cllr Bo Other", "Jo de Third", "The MJ", "Leader Ann Sample", "Dr Ann Sample MP"]
WORDS = [
    "says",
    "by",
    "on",
    "in an interview with",
    "he",
    "we",
    "councils",
    "and",
    "of",
    "Kent",
    "minister",
    "a few more words",
]
sentences = st.lists(st.sampled_from([*VERBS, *NAMES, *WORDS, ",", "‘", "’"]), max_size=9).map(" ".join)

MARKS = ["“", "”", '"', "‘", "’", "'", "s'", "'s ", "Ann", "a b", " ", ": ", ", ", ".", "\n", "x'y", "1'"]
lines = st.lists(st.sampled_from(MARKS), max_size=14).map("".join)


@given(sentences)
def test_verbs_are_found_wherever_they_could_name_an_author(words: str) -> None:
    sentence = f"{words}."
    everywhere = range(len(sentence))
    slow = in_sentence(sentence, small(sentence), dict.fromkeys(BYLINE_USES, everywhere))
    known = look_at(sentence).met.keys() & set(BYLINE_USES)
    places = {use: look_at(sentence).places(use, 0, len(sentence)) for use in known}
    assert in_sentence(sentence, small(sentence), places) == slow
    if ". " not in words:
        assert byline(sentence) == (slow if words.strip() else None)


@given(st.lists(lines, max_size=4))
def test_a_text_without_openings_quotes_nothing(texts: list[str]) -> None:
    if any(map(may_quote, texts)):
        return
    some = [False] * len(texts)
    assert not any(quoted(texts, [True] * len(texts), some, lambda _: True))
    assert not any(map(single_stretches, texts))
    assert not is_single(texts)
    assert not any(Paragraphs(texts).found)
