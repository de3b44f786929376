#!/bin/sh
# Makes the subsets in this folder from Debian's Noto fonts (SIL Open Font License 1.1, OFL.txt; no reserved names):
#     apt-get install fonts-noto-core python3-fonttools python3-brotli
# Each holds one script with all its shaping, the joiners and the dotted circle; hinting is left out, which phones and high-density screens do not use.
# The ranges are those of web/css/fonts.css.
set -eu
cd "$(dirname "$0")"
noto=/usr/share/fonts/truetype/noto

subset() {
    name=$1
    script=$2
    ranges=$3
    for weight in Regular Bold; do
        /usr/bin/python3 -m fontTools.subset "$noto/NotoSans$script-$weight.ttf" --unicodes="$ranges,U+200B-200D,U+25CC" \
            --flavor=woff2 --layout-features='*' --name-IDs='*' --no-hinting \
            --output-file="$name-$(echo $weight | tr RB rb).woff2"
    done
}

subset thai Thai U+0E00-0E7F
subset lao Lao U+0E80-0EFF
subset khmer Khmer U+1780-17FF,U+19E0-19FF
subset myanmar Myanmar U+1000-109F,U+A9E0-A9FF,U+AA60-AA7F
