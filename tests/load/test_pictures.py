"""Images as they are published: as small as can be, upright, and with nothing that cameras and people noted in them."""

from __future__ import annotations

import random
import re
import shutil
import warnings
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from builder.load import pictures
from builder.load.cache_folder import cache_folder
from builder.load.drawing import MAX_BYTES, read_drawing
from builder.load.picture_cache import key_of, read_entry, write_entry
from builder.load.raster import read_raster
from builder.load.refused_image import Refused
from builder.site import Variant
from tests.history.repositories import Commit, make
from tests.knowledge_bases import read_files, run_builder, write_files
from tests.properties import examples

SVG = '<svg xmlns="http://www.w3.org/2000/svg" {}><g/></svg>'
FILE = "content/articles/decide/way.jpg"


def encoded(image: Image.Image, kind: str, **more: object) -> bytes:
    """The bytes of an image."""
    stream = BytesIO()
    image.save(stream, kind, **more)
    return stream.getvalue()


def photo(width: int, height: int) -> Image.Image:
    """Smooth colours with some grain, as cameras give."""
    grain = Image.frombytes("RGB", (40, 30), random.Random(1).randbytes(3600))
    return grain.resize((width, height), Image.Resampling.BICUBIC)


def with_notes(image: Image.Image) -> bytes:
    """A photo taken sideways, with where it was taken and other notes."""
    exif = Image.Exif()
    exif[0x0112] = 6  # orientation: turn it clockwise
    exif[0x010E] = "SECRET description"
    exif.get_ifd(0x8825)[29] = "SECRET:GPS"
    return encoded(image, "JPEG", exif=exif, comment=b"SECRET comment", xmp=b"<x>SECRET xmp</x>")


def published(data: bytes) -> tuple[str, list[Image.Image], tuple[Variant, ...]]:
    """The end of its name, and its variants, decoded and not."""
    result = read_raster(data)
    assert not isinstance(result, Refused), result
    suffix, variants = result
    images: list[Image.Image] = [Image.open(BytesIO(variant.data)) for variant in variants]
    assert [image.size for image in images] == [(variant.width, variant.height) for variant in variants]
    return suffix, images, variants


def test_photo() -> None:
    """Upright, in two sizes for screens of one and two pixels to a point, much smaller, and without any note."""
    data = with_notes(photo(2000, 3000))
    assert b"SECRET" in data
    suffix, images, variants = published(data)
    assert (suffix, [image.size for image in images]) == (".webp", [(1248, 832), (624, 416)])
    assert all(not re.search(rb"SECRET|Exif|EXIF|XMP|ICCP", variant.data) for variant in variants)
    assert sum(len(variant.data) for variant in variants) < len(data) / 2


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "GIF", "JPEG"])
def test_notes_are_taken_out_of_every_format(kind: str) -> None:
    """Whatever a format has for notes."""
    notes = Image.Exif()
    notes[0x010E] = "SECRET"
    more: dict[str, object] = {"comment": b"SECRET"} if kind in ("GIF", "JPEG") else {"exif": notes, "xmp": b"SECRET"}
    data = encoded(photo(30, 20), kind, **more)
    assert b"SECRET" in data
    assert all(b"SECRET" not in variant.data for variant in published(data)[2])


def test_small_images_are_not_enlarged() -> None:
    """One variant of its own size; from 624 pixels on a second one."""
    assert [image.size for image in published(encoded(photo(300, 200), "JPEG"))[1]] == [(300, 200)]
    assert [image.width for image in published(encoded(photo(700, 70), "JPEG"))[1]] == [700, 624]


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA", "I;16"])
def test_screenshots_keep_every_pixel(mode: str) -> None:
    """Lossless images stay so, in any mode, transparent or not."""
    image = Image.new("RGBA", (60, 40), (10, 20, 30, 255))
    image.paste((200, 100, 50, 0 if mode in ("RGBA", "LA") else 255), (10, 10, 30, 30))
    image = Image.new("I;16", (60, 40), 0x8000) if mode == "I;16" else image.convert(mode)
    (shown,) = published(encoded(image, "PNG"))[1]
    grey = {(0, 0): (128, 128, 128, 255), (15, 15): (128, 128, 128, 255)}
    for place in ((0, 0), (15, 15)):
        expected = grey[place] if mode == "I;16" else image.convert("RGBA").getpixel(place)
        actual = shown.convert("RGBA").getpixel(place)
        assert isinstance(actual, tuple)
        assert actual == expected or (actual[3] == 0 and mode in ("RGBA", "LA"))


def test_colours_mean_what_they_meant() -> None:
    """A profile is carried out before it is thrown away; one that is broken is passed over."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = srgb.replace(b"rXYZ", b"?XYZ").replace(b"bXYZ", b"rXYZ").replace(b"?XYZ", b"bXYZ")
    swapped = swapped.replace("sRGB".encode("utf-16-be"), "swap".encode("utf-16-be"))
    image = Image.new("RGB", (8, 8), (200, 10, 20))

    def shown(profile: bytes) -> object:
        (decoded,) = published(encoded(image, "PNG", icc_profile=profile))[1]
        return decoded.convert("RGB").getpixel((0, 0))

    assert shown(srgb) == shown(b"broken") == (200, 10, 20)
    assert shown(swapped) == (20, 10, 200)


def test_a_photo_saved_as_png_is_not_published_losslessly() -> None:
    """It would weigh megabytes."""
    noise = Image.frombytes("RGB", (640, 400), random.Random(1).randbytes(640 * 400 * 3))
    assert sum(len(variant.data) for variant in published(encoded(noise, "PNG"))[2]) < 700_000


def test_what_webp_cannot_hold() -> None:
    """Higher than its limit: another format is taken."""
    assert published(encoded(Image.new("L", (10, 17_000)), "PNG"))[0] == ".png"
    assert published(encoded(Image.new("L", (10, 17_000)), "JPEG"))[0] == ".jpg"


def test_photo_for_two_eyes_does_not_move() -> None:
    """Telephones write a second picture behind the first."""
    data = encoded(photo(20, 20), "MPO", save_all=True, append_images=[photo(20, 20)])
    assert len(published(data)[1]) == 1


@settings(max_examples=examples(13), deadline=None)
@given(st.sampled_from(["PNG", "JPEG", "GIF", "WEBP"]), st.data())
def test_nothing_breaks_it(kind: str, data: st.DataObject) -> None:
    """Whatever has become of a file, it is published or refused."""
    whole = bytearray(encoded(photo(16, 12), kind))
    for _ in range(data.draw(st.integers(0, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        result = read_raster(bytes(whole[: data.draw(st.integers(0, len(whole)))]))
    assert isinstance(result, Refused) or result[1]


@given(st.text("<>/ \"'&;svgscriptxmln:=#u(l)!-[]?", max_size=60))
def test_nothing_breaks_the_check_of_drawings(part: str) -> None:
    """Any text, in a drawing or instead of one."""
    for text in (part, SVG.format('viewBox="0 0 1 1"').replace("<g/>", part)):
        assert isinstance(read_drawing(text.encode()), Refused | Variant)


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 30 20"', (30, 20)), ('width="60" height="40px" viewBox="0 0 30 20"', (60, 40)),
        ('width="100%" height="40" viewBox="0,0,30,20"', (30, 20)), ('width="1in" height="2.54cm"', (96, 96)),
        ('width="3pt" height="0.2"', (4, 1)),
    ],
)  # fmt: skip
def test_size_of_a_drawing(attributes: str, size: tuple[int, int]) -> None:
    """In pixels, so that the page does not jump when it is loaded."""
    data = SVG.format(attributes).encode()
    assert read_drawing(data) == Variant(*size, data)


@pytest.mark.parametrize(
    "part",
    [
        '<style>g { fill: url(#a); color: #fff }</style>', '<use href="#a"/>', "<metadata/>",
        '<i:grid xmlns:i="http://www.inkscape.org/namespaces/inkscape"/>', '<rect fill="url( \'#a\' )"/>',
    ],
)  # fmt: skip
def test_drawings_that_are_fine(part: str) -> None:
    """References to the drawing itself, and notes of drawing programs."""
    data = SVG.format('viewBox="0 0 1 1"').replace("<g/>", part).encode()
    assert isinstance(read_drawing(data), Variant)


@pytest.mark.parametrize(
    "part",
    [
        "<style>g { animation: a 1s }</style>", '<g style="background: image-set(&quot;//a.org/b&quot; 1x)"/>',
        '<rect fill="URL(//a.org)"/>', '<rect fill="url(&quot;a.svg#b&quot;)"/>', '<use href=" data:image/png,a"/>',
        '<set attributeName="href" to="javascript:alert(1)"/>', '<g OnLoad="a()"/>', '<a href="#a"/>',
        '<s:script xmlns:s="http://www.w3.org/2000/svg"/>', "<style><![CDATA[@im]]><![CDATA[port 'a']]></style>",
    ],
)  # fmt: skip
def test_drawings_that_are_refused(part: str) -> None:
    """However it is written; the complete messages are in the case `image-unsafe-drawing`."""
    result = read_drawing(SVG.format('viewBox="0 0 1 1"').replace("<g/>", part).encode())
    assert isinstance(result, Refused)
    assert result.check == "unsafe-svg"


def test_too_much_to_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither drawings nor photos are read whatever they weigh."""
    assert isinstance(read_drawing(b" " * (MAX_BYTES + 1)), Refused)
    monkeypatch.setattr(pictures, "MAX_BYTES", 10)
    assert "way.jpg: error[large-image]: this image is too large to be read" in run_builder(
        knowledge_base(tmp_path), "check", "--format", "concise"
    ).stdout  # fmt: skip


def knowledge_base(root: Path) -> Path:
    """One article with one photo in it, before its first heading and behind it."""
    text = "---\ntitle: Go\nsummary: When to go.\n---\n![The way](way.jpg)\n\n## Again\n\n![The way](way.jpg)\n"
    return write_files(root, {
        "content/site.yaml": "title: Test\n", FILE: with_notes(photo(200, 1300)), "content/articles/decide/go.md": text
    })  # fmt: skip


def test_on_the_page(tmp_path: Path) -> None:
    """The browser chooses, keeps the place free, and loads late what is seen late; the original is not published."""
    built = run_builder(knowledge_base(tmp_path), "build", "--no-cache")
    assert built.exit_code == 0, built.output
    site = read_files(tmp_path / "site")
    first, second = re.findall(r"<img [^>]*srcset=[^>]*>", site["decide/go/index.html"].decode())
    small, large = re.findall(r"\.\./(way\.[0-9a-f]{10}\.webp) (?:624w|1248w)", first)[::-1]
    assert first == (
        f'<img src="../{small}" srcset="../{large} 1248w, ../{small} 624w" sizes="(min-width: 43rem) 39rem, 92vw" '
        'width="1248" height="192" alt="The way" decoding="async">'
    )
    assert second == first.replace(" decoding", ' loading="lazy" decoding')
    assert {name for name in site if name.startswith("decide/way")} == {f"decide/{small}", f"decide/{large}"}


def test_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second build takes it from there, gives the same bytes, and mends what was damaged."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = knowledge_base(tmp_path / "base")

    def built(*arguments: str) -> dict[str, bytes]:
        shutil.rmtree(root / "site", ignore_errors=True)  # or nothing would be left to do
        assert run_builder(root, "build", *arguments).exit_code == 0
        return read_files(root / "site")

    without = built("--no-cache")
    assert not (tmp_path / "cache").exists()
    assert built() == without
    (entry,) = (tmp_path / "cache/attend-or-cancel/pictures").iterdir()
    assert entry.name == key_of((root / FILE).read_bytes())
    whole = entry.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr("builder.load.raster.read_raster", None)
        assert built() == without
    for damaged in (whole[:-1], whole[:20], b"", b"[]\n", b"{}\n"):
        entry.write_bytes(damaged)
        assert built() == without
        assert entry.read_bytes() == whole


def test_no_cache_holds_for_pictures_of_old_versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--no-cache` leaves nothing for the next build, whichever version shows a picture."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("BUILDER_NO_HISTORY", "0")
    text = "---\ntitle: Go\nsummary: When to go.\n---\n![The way](way.jpg)\n"
    page, site = "content/articles/decide/go.md", {"content/site.yaml": "title: Test\n"}
    root = make(tmp_path / "kb", [
        Commit("2026-11-20", {**site, page: text, FILE: encoded(photo(40, 30), "JPEG")}),
        Commit("2026-11-21", {page: f"{text}\nGo early.\n", FILE: encoded(photo(30, 40), "JPEG")}),
    ])  # fmt: skip
    assert run_builder(root, "build", "--no-cache").exit_code == 0
    assert 2 == len({name.rpartition("/")[2] for name in read_files(root / "site") if name.endswith(".webp")})
    assert not (tmp_path / "cache").exists()


def test_no_place_for_a_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that cannot be made, or no home at all, costs time only."""
    (tmp_path / "file").write_text("")
    write_entry(tmp_path / "file/pictures", "key", (".png", ()))
    assert read_entry(tmp_path / "file/pictures", "key") is None
    monkeypatch.delenv("XDG_CACHE_HOME")

    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", homeless)
    assert cache_folder("pictures") is None
