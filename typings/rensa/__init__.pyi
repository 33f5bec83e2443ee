from collections.abc import Sequence

class RMinHash:
    @staticmethod
    def hash_token_sets(token_sets: Sequence[Sequence[str]]) -> list[list[int]]: ...
    @staticmethod
    def digests_from_token_sets(token_sets: Sequence[Sequence[str]], num_perm: int, seed: int) -> list[list[int]]: ...
