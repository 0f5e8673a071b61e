"""Check that an SVG file only draws: no scripts, nothing from elsewhere, nothing that moves, and a size.

A browser that is led to the file itself would run what is in it, with the rights of the site. So what is allowed is a
list (SVG 2, chapters 5 to 15), everything else is refused, and so is what comes to too many shapes
(`drawing_uses.py`). Read with expat, one pass, at most `MAX_BYTES`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.parsers import expat

from builder.load.drawing_uses import MAX_SHAPES, CircularDrawingError, DrawingUses, TooManyShapesError
from builder.load.refused_image import Refused
from builder.site import Variant

MAX_BYTES = 1_000_000
MAX_DEPTH = 100
"""Deeper than any drawing program nests; some browsers give up from a few hundred on."""
SVG = "http://www.w3.org/2000/svg"
_NAMES = """
svg g defs symbol use switch title desc metadata style path rect circle ellipse line polyline polygon text tspan
textPath linearGradient radialGradient stop clipPath mask pattern marker filter feBlend feColorMatrix
feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood
feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting
feSpotLight feTile feTurbulence
"""
ELEMENTS = frozenset(_NAMES.split())
NOTES = (
    "http://www.inkscape.org/namespaces/inkscape", "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://creativecommons.org/ns#", "http://web.resource.org/cc/",
    "http://purl.org/dc/elements/1.1/", "http://www.bohemiancoding.com/sketch/ns",
)  # fmt: skip
"""Namespaces of drawing programs, for notes of their own; browsers ignore them."""
UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4}
_LENGTH = re.compile(r"\s*\+?([0-9]*\.?[0-9]+(?:e[+-]?[0-9]+)?)(px|pt|pc|in|cm|mm|)\s*", re.IGNORECASE)
_ELSEWHERE = re.compile(r"url\(\s*['\"]?(?!\s*['\"]?#)|@import|\\|javascript:|expression\(", re.IGNORECASE)
"""CSS that loads something; a backslash could hide it."""
_IN_STYLES = re.compile(r"//|image-set\(|src\(|image\(", re.IGNORECASE)
"""The same, where it can be nothing else."""
_MOVING = re.compile(r"@keyframes|\banimation\b|\btransition\b|\banimation-|\btransition-", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]*\.?[0-9]+(?:[eE][+-]?[0-9]+)?")
MOST = {"numOctaves": 10, "order": 15, "radius": 100, "stdDeviation": 500}
"""The largest numbers of filters; what a browser does for each pixel grows with them."""
_PLAIN = "export it as “plain” or “optimised” SVG, or as PNG"


class _RefusedError(Exception):
    """Ends the reading of a drawing that is refused."""


class _Reader:
    """Follows the events of one file."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.refused: Refused | None = None
        self.root: Mapping[str, str] = {}
        self.depth = 0
        self.parser.StartElementHandler = self.element
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.ProcessingInstructionHandler = self.instruction
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.buffer_text = True
        self.style: list[str] | None = None
        self.uses = DrawingUses()

    def refuse(self, message: str, fix: str = _PLAIN, why: str = "") -> None:
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        self.refused = Refused("unsafe-svg", message, fix, why=why, line=line, column=column)
        raise _RefusedError

    def element(self, qualified: str, attributes: Mapping[str, str]) -> None:
        namespace, _, name = qualified.rpartition(" ")
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self.refuse("this drawing is nested too deeply")
        if self.depth == 1:
            self.root = attributes
            if (namespace, name) != (SVG, "svg"):
                self.refuse(f"this drawing begins with `{name}`, not with `svg` of its namespace")
        if namespace == SVG and name not in ELEMENTS:
            why = "only shapes, text and colours are published"
            self.refuse(f"this drawing has an element `{name}`", "take it out of the drawing, or save it as PNG", why)
        if namespace not in (SVG, *NOTES):
            self.refuse(f"this drawing has an element `{name}` of another language than SVG")
        if namespace == SVG and name == "style":
            self.style = []
        self.uses.begin(name, {key.rpartition(" ")[2]: value for key, value in attributes.items()})
        for key, value in attributes.items():
            self.attribute(key.rpartition(" ")[2], value)

    def attribute(self, name: str, value: str) -> None:
        if name.lower().startswith("on"):
            self.refuse(f"this drawing has a script, in `{name}`", "take it out of the drawing")
        if name in ("href", "src") and not value.strip().startswith("#"):
            why = "pages load nothing from elsewhere"
            self.refuse(f"this drawing refers to `{value[:60]}`, outside of it", "draw it in, or save it as PNG", why)
        if name == "style":
            self.css(value)
        if name in MOST and any(float(number) > MOST[name] for number in _NUMBER.findall(value)):
            fix = f"choose {MOST[name]} or less, or save it as PNG"
            self.refuse(
                f"this drawing has a filter with `{name}` of `{value[:60]}`", fix, "browsers would take minutes"
            )
        if _ELSEWHERE.search(value):
            self.refuse(f"this drawing refers to something outside of it, in `{name}`")

    def css(self, text: str) -> None:
        if _ELSEWHERE.search(text) or _IN_STYLES.search(text):
            self.refuse("the styles of this drawing refer to something outside of it")
        if _MOVING.search(text):
            why = "readers cannot stop it"
            self.refuse("the styles of this drawing make it move", "take the animation out of the drawing", why)

    def text(self, text: str) -> None:
        if self.style is not None:
            self.style.append(text)

    def end(self, qualified: str) -> None:
        self.depth -= 1
        if self.style is not None:
            self.css("".join(self.style))
            self.uses.style("".join(self.style))
            self.style = None
        self.uses.end()

    def instruction(self, target: str, _: str) -> None:
        self.refuse(f"this drawing has an instruction `{target}`", "take it out of the drawing")

    def doctype(self, _name: str, _system: str | None, _public: str | None, has_own: int) -> None:
        if has_own:
            self.refuse("this drawing defines entities", _PLAIN, "they can blow up, or bring in other files")


def read_drawing(data: bytes) -> Variant | Refused:
    """The drawing as it is, with its size, or why it is not published."""
    if len(data) > MAX_BYTES:
        fix = f"simplify it, or save it as PNG; the limit is {MAX_BYTES // 1_000_000} MB"
        return Refused("large-image", "this drawing is too large", fix)
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)
    except _RefusedError:
        assert reader.refused
        return reader.refused
    except expat.ExpatError as error:
        message = f"this drawing is not well-formed: {expat.errors.messages[error.code]}"
        return Refused("broken-image", message, "export it anew", line=error.lineno, column=error.offset + 1)
    except (ValueError, LookupError):
        return Refused("broken-image", "this drawing is in an encoding that cannot be read", "save it as UTF-8")
    too_much = _too_much(reader.uses)
    if too_much:
        return too_much
    size = _size(reader.root)
    if size is None:
        return Refused("broken-image", "this drawing has no size", "give its `svg` element a `viewBox`", line=1)
    return Variant(*size, data)


def _too_much(uses: DrawingUses) -> Refused | None:
    """The reason to refuse a drawing that draws itself, or more than browsers can draw."""
    why = "a browser would stop answering"
    try:
        uses.count()
    except CircularDrawingError as circle:
        message = f"this drawing draws `{circle.id_[:60]}` as a part of itself"
        return Refused("unsafe-svg", message, "take that reference out, or save it as PNG", why)
    except TooManyShapesError:
        message = f"this drawing comes to more than {MAX_SHAPES:,} shapes where it uses parts of itself again and again"
        return Refused("unsafe-svg", message, "simplify it, or save it as PNG", why)
    return None


def _size(root: Mapping[str, str]) -> tuple[int, int] | None:
    """Width and height in pixels: as written, or those of what is visible of the drawing's plane."""
    lengths = [_LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height")]
    sizes = [float(length[1]) * UNITS[length[2].lower()] for length in lengths if length]
    if len(sizes) < 2:
        try:
            sizes = [float(number) for number in re.split(r"[\s,]+", root.get("viewBox", "").strip())][2:]
        except ValueError:
            return None
    if len(sizes) != 2 or not all(0 < size < 100_000 for size in sizes):
        return None
    return max(1, round(sizes[0])), max(1, round(sizes[1]))
