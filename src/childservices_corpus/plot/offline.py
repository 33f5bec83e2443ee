"""Charts that a notebook shows without a network: as a drawing, where Altair would load a library from the web."""

from functools import cache
from io import StringIO
from typing import Any

from ..imports.extras import need

_FROM_THE_WEB = "default"


def offline(chart: Any) -> Any:
    """`chart`, shown in a notebook as an SVG drawing, in which neither a script nor a link of a page can run.

    If the user has enabled a renderer of Altair, such as ``altair.renderers.enable("jupyter", offline=True)``, that one
    shows the chart.
    """
    need("vl_convert", "plot")
    object.__setattr__(chart, "__class__", _drawn(chart.__class__))
    return chart


@cache
def _drawn(kind: Any) -> Any:
    """The class of chart `kind` with another way to be shown; a changed copy of a chart is of this class too."""

    def bundle(self: Any, *args: Any, **options: Any) -> Any:
        if need("altair", "plot").renderers.active != _FROM_THE_WEB:
            return super(drawn, self)._repr_mimebundle_(*args, **options)
        drawing = StringIO()
        self.save(drawing, format="svg")
        return {"image/svg+xml": drawing.getvalue()}

    def reduce(self: Any) -> tuple[Any, ...]:
        plain: Any = object.__new__(kind)
        plain.__dict__.update(self.__dict__)
        return offline, (plain,)

    methods = {"_repr_mimebundle_": bundle, "__reduce__": reduce, "__module__": kind.__module__}
    drawn: Any = type(kind.__name__, (kind,), methods)
    return drawn
