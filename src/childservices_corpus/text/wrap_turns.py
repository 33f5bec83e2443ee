"""The likeliest reading of a wrapped page without blank lines: which full lines end a title, summary or paragraph.

Each line end costs what it is unlikely to be; the cheapest reading of the whole is taken. A costs of n is a chance of
one in e to the n.
"""

from dataclasses import dataclass

import numpy as np

from .lines import Flags, Ints
from .wrap_marks import Marks


@dataclass(frozen=True)
class Setting:
    goes_on: Flags
    stopped: Flags
    small: Flags
    opening: Flags
    colon: Flags
    comma: Flags
    asks: Flags
    mark: Flags
    marks: Marks
    turning: Flags
    quoted: Flags
    length: Ints
    bulleted: Flags


Block = int
FULL = 2.6
TITLE, TEXT = 0, 1


def cheapest(s: Setting, at: Ints, block: Ints) -> Flags:
    """Whether each line goes on with the next, in the cheapest reading of the lines `at`."""
    n = len(s.goes_on)
    joined = np.zeros(n, dtype=np.bool_)
    mark = s.mark.tolist()
    ended = s.marks.ended.tolist()
    goes_on, stopped, small, opening, colon, asks = (x.tolist() for x in (s.goes_on, s.stopped, s.small, s.opening, s.colon, s.asks))
    turning, quoted, length, bulleted, blocks = (x.tolist() for x in (s.turning, s.quoted, s.length, s.bulleted, block.tolist() and block))
    lines = at.tolist()
    real = int(np.count_nonzero(~s.goes_on[at] & s.stopped[at]))
    wraps = int(np.count_nonzero(s.goes_on[at] & ~s.stopped[at]))
    share = (real + 1) / (real + wraps + 2)
    c_real, c_join = float(-np.log(share)), float(-np.log(1 - share))
    cost = [0.0, 0.0]
    back: list[tuple[tuple[int, bool], tuple[int, bool]]] = []
    previous = -2
    led = s.marks.led.tolist()
    comma = s.comma.tolist()
    for i in lines:
        p = previous
        if p != i - 1 or mark[i] or (p >= 0 and mark[p]):
            # opening anew
            low = min(cost)
            which = cost.index(low)
            fresh = [low, low]
            if p == i - 1 and p >= 0 and mark[p] and s.marks.day[p]:
                fresh[TITLE] += 3
            elif turning[i] and (i == 0 or (p == i - 1 and mark[p])):
                fresh[TEXT] += 3
            back.append(((which, False), (which, False)))
            new = fresh
        else:
            new = [0.0, 0.0]
            choice = []
            full = goes_on[p]
            t = turning[p]
            q = quoted[p]
            for kind in (TITLE, TEXT):
                options = []
                for prior in (TITLE, TEXT):
                    # p ended
                    c = cost[prior] + end_cost(prior, p, stopped, asks, colon, ended, length, goes_on, comma)
                    if full:
                        c += FULL + c_real
                        if small[p]:
                            c += 8
                        if q and prior == TEXT and kind == TEXT and not opening[i] and not small[p]:
                            c += 5
                    if prior == kind:
                        c += 1.5 if kind == TITLE else (4 if t else 0.1)
                    elif kind == TITLE:
                        c += 0 if t else 2
                    c += start_cost(kind, i, stopped, asks, colon, ended, length, goes_on, comma)
                    options.append((c, prior, False))
                if full and not bulleted[i]:
                    c = cost[kind] + c_join
                    if stopped[p]:
                        c += 3 if not small[p] else 0
                        if opening[i]:
                            c += 5
                    elif not small[p]:
                        c += 1.5
                    if kind == TITLE:
                        c += 1.2 + (3 if length[p] > 105 else 0)
                    options.append((c, kind, True))
                c, prior, join = min(options)
                if led[i] and kind == TITLE:
                    c += 9
                new[kind] = c
                choice.append((prior, join))
            back.append((choice[0], choice[1]))
        cost = new
        # close at a boundary below
        nxt = i + 1
        if nxt >= n or length[nxt] == 0 or mark[nxt] or mark[i]:
            if not mark[i]:
                cost = [cost[k] + end_cost(k, i, stopped, asks, colon, ended, length, goes_on, comma) for k in (0, 1)]
        previous = i
    kind = cost.index(min(cost))
    for k in range(len(lines) - 1, 0, -1):
        prior, join = back[k][kind]
        if join:
            joined[lines[k - 1]] = True
        kind = prior
    return joined


def end_cost(kind, p, stopped, asks, colon, ended, length, goes_on, comma) -> float:
    if comma[p]:
        return 4.0
    if kind == TITLE:
        long = 3.0 if length[p] > 105 else 0.0
        if not stopped[p]:
            return long
        return long + (1.0 if asks[p] else 1.5 if ended[p] else 3.0)
    return 0.0 if stopped[p] else 1.6


def start_cost(kind, i, stopped, asks, colon, ended, length, goes_on, comma) -> float:
    if kind == TITLE or goes_on[i]:
        return 0.0
    if ended[i] and length[i] < 60:
        return 4.0
    return 1.5 if length[i] <= 40 else 0.0
