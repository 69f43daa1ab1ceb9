#!/bin/sh
# Makes the fonts in this folder from those of Debian 12 and npm. Needs
# fonts-noto-core, fonts-noto-cjk, fonttools, python3-brotli, zopfli and npm.
set -eu
cd "$(dirname "$0")"
noto=/usr/share/fonts/truetype/noto
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

subset() { # OUT IN OPTIONS…
  out=$1 in=$2
  shift 2
  pyftsubset "$in" --no-hinting --notdef-outline --name-IDs=0,1,2,5,13,14 \
    --drop-tables+=DSIG,meta,vhea,vmtx,VORG,BASE,STAT,avar --output-file="$tmp/$out" "$@"
  zopfli --i15 -c "$tmp/$out" >"$out.gz"
}

for script in Arabic Armenian Bengali CanadianAboriginal Cherokee Devanagari Ethiopic Georgian Gujarati Gurmukhi \
  Kannada Khmer Lao Malayalam Mongolian Myanmar NKo Oriya Sinhala Syriac Tamil Telugu Thaana Thai; do
  subset "$script.ttf" "$noto/NotoSans$script-Regular.ttf" '--unicodes=*' '--layout-features=*'
done
subset Tibetan.ttf "$noto/NotoSerifTibetan-Regular.ttf" '--unicodes=*' '--layout-features=*'
subset Symbols.ttf "$noto/NotoSansSymbols-Regular.ttf" '--unicodes=*'
subset Symbols2.ttf "$noto/NotoSansSymbols2-Regular.ttf" --unicodes=2190-21FF,2300-23FF,2400-243F,2580-27BF,2B00-2BFF
subset Math.ttf "$noto/NotoSansMath-Regular.ttf" --unicodes=2032-2037,2190-22FF,2900-297F

# Chinese, Japanese, Korean: JIS X 0208, GB 2312, the frequent part of Big5, and all syllables of Hangul.
python3 - >"$tmp/cjk.txt" <<'PY'
def table(codec, first, last, low):
    for a in range(first, last + 1):
        for b in range(low, 0xFF):
            try:
                yield from map(ord, bytes([a, b]).decode(codec))
            except UnicodeDecodeError:
                pass
wanted = {*table('euc_jp', 0xA1, 0xFE, 0xA1), *table('gb2312', 0xA1, 0xFE, 0xA1), *table('big5', 0xA1, 0xC6, 0x40)}
for a, b in (0x2E80, 0x3400), (0xAC00, 0xD7A4), (0xFE30, 0xFE50), (0xFF00, 0xFFF0):
    wanted.update(range(a, b))
print(','.join('%X' % c for c in sorted(wanted) if c >= 0x2000))
PY
subset CJK.otf /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc --font-number=0 --unicodes-file="$tmp/cjk.txt" \
  --layout-features=ccmp,ljmo,vjmo,tjmo,mark,mkmk --desubroutinize # smaller when compressed

(cd "$tmp" && npm pack --silent @fontsource/noto-emoji@5.3.2 >/dev/null && tar xzf fontsource-noto-emoji-*.tgz)
subset Emoji.ttf "$tmp/package/files/noto-emoji-emoji-400-normal.woff2" '--unicodes=*' '--layout-features=*'
