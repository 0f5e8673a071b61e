"""Turn a photo or screenshot into the images of a page: upright, no wider than needed, without camera metadata.

Photos become lossy WebP or JPEG, all else lossless WebP or PNG, whichever is smaller. Colours become sRGB. The bytes
are the same for the same image and the same version of Pillow.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO

from PIL import Image, ImageCms, ImageOps

from builder.load.refused_image import Refused
from builder.site import Variant

FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "AVIF")
WIDTHS = (1248, 624)
"""The text column is 624 pixels wide; screens show up to two or more pixels for each of them."""
MAX_PIXELS = 50_000_000
"""More than the cameras of telephones give; decoded, 200 MB."""
HEAVY = 300_000
"""A lossless image above so many bytes is a photo in disguise, and encoded as one."""
WEBP_LIMIT = 16_383
"""The greatest width and height of a WebP image."""
JPEG_LIMIT = 65_500
"""The same of a JPEG image, as its usual encoder has it."""
ENCODED_AS: Mapping[str, Mapping[str, object]] = {
    "WEBP": {"quality": 80},
    "JPEG": {"quality": 82, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
}
SUFFIXES = {"WEBP": ".webp", "JPEG": ".jpg", "PNG": ".png"}
Encoded = tuple[str, tuple[Variant, ...]]
"""The end of the files' names, and the variants, widest first."""

Image.MAX_IMAGE_PIXELS = None  # our own limit is stricter, and read from the header before anything is decoded


def read_raster(data: bytes) -> Encoded | Refused:
    """The variants of an image, or why there are none."""
    try:
        image = Image.open(BytesIO(data), formats=FORMATS)
        return _refused(image) or _encoded(_upright(image), lossless=_is_lossless(image, data))
    except Exception:  # broken files make Pillow's decoders raise nearly anything
        fix = "open it in an image editor and save it anew, as PNG, JPEG or WebP"
        return Refused("broken-image", "this file is not an image that can be read", fix)


def _refused(image: Image.Image) -> Refused | None:
    """The reason to refuse an image, from its header alone."""
    if image.width * image.height > MAX_PIXELS:
        size = f"{image.width:,} by {image.height:,} pixels"
        fix = f"make it smaller; {WIDTHS[0]:,} pixels of width are shown at most"
        return Refused("large-image", f"this image has {size}, more than are read", fix)
    if getattr(image, "is_animated", False) and image.format != "MPO":  # a photo with a preview or a second lens's
        why = "readers cannot stop it, and what moves beside a text makes it unreadable for some"
        return Refused("moving-image", "this image moves", "use one still picture, or say the steps in words", why)
    return None


def _is_lossless(image: Image.Image, data: bytes) -> bool:
    return image.format in ("PNG", "GIF") or (image.format == "WEBP" and b"VP8L" in data[:64])


def _upright(image: Image.Image) -> Image.Image:
    """The pixels as they are meant to be seen, in sRGB, with nothing beside them."""
    image.draft(None, (WIDTHS[0], WIDTHS[0]))  # JPEG can be decoded at a fraction of its size
    profile = image.info.get("icc_profile")
    image = ImageOps.exif_transpose(image)
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    elif image.mode not in ("L", "RGB", "CMYK"):
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    if profile:
        image = _in_srgb(image, profile)
    image = image.convert("RGB") if image.mode == "CMYK" else image
    image.info.clear()
    return image


def _in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """The image with its colour profile applied; a profile that cannot be read is ignored, as browsers do."""
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        if "sRGB" in ImageCms.getProfileDescription(own):
            return image
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        return ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode=mode) or image
    except (ImageCms.PyCMSError, OSError):
        return image


def _encoded(image: Image.Image, *, lossless: bool) -> Encoded:
    """Its variants in the smaller of two formats."""
    widths = sorted({min(image.width, width) for width in WIDTHS}, reverse=True)
    sized = [image if width == image.width else _resized(image, width) for width in widths]
    fits = max(sized[0].size) <= WEBP_LIMIT
    choices: list[tuple[str, dict[str, object]]] = []
    if fits:
        choices.append(("WEBP", {"lossless": True, "quality": 60} if lossless else {}))
    if not lossless and "A" not in image.mode and max(sized[0].size) <= JPEG_LIMIT:
        choices.append(("JPEG", {}))
    if lossless or not choices:
        choices.append(("PNG", {}))
    encodings = [(SUFFIXES[kind], _variants(sized, kind, more)) for kind, more in choices]
    smallest = min(encodings, key=lambda each: sum(len(variant.data) for variant in each[1]))
    if lossless and fits and len(smallest[1][0].data) > HEAVY:
        return _encoded(image, lossless=False)
    return smallest


def _resized(image: Image.Image, width: int) -> Image.Image:
    height = max(1, round(image.height * width / image.width))
    return image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)


def _variants(sized: Sequence[Image.Image], kind: str, more: Mapping[str, object]) -> tuple[Variant, ...]:
    variants = []
    for image in sized:
        stream = BytesIO()
        image.save(stream, kind, **{**ENCODED_AS[kind], **more})
        variants.append(Variant(image.width, image.height, stream.getvalue()))
    return tuple(variants)
