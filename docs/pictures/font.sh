#!/bin/sh
# Makes templates/assets/font/figtree.woff2 from the npm package @fontsource-variable/figtree 5.3.0 (SIL Open Font
# License 1.1, beside the font), with fonttools 4 and brotli from PyPI. It is not part of a build.
#     npm pack @fontsource-variable/figtree@5.3.0 && tar xzf fontsource-variable-figtree-5.3.0.tgz
#     sh docs/pictures/font.sh package/files/figtree-latin-wght-normal.woff2
set -eu
part=$(mktemp)
fonttools varLib.instancer "$1" wght=400:700 --output "$part"
pyftsubset "$part" --flavor=woff2 --layout-features=kern --no-hinting --desubroutinize \
    --unicodes=U+0020-007E,U+00A0-00FF,U+0152,U+0153,U+0178,U+2013,U+2014,U+2018,U+2019,U+201C,U+201D,U+2022,U+2026,U+2039,U+203A,U+20AC,U+2192 \
    --output-file=templates/assets/font/figtree.woff2
rm "$part"
