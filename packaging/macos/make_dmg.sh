#!/bin/sh
# macOS: Mainstay.app in a disk image. packaging/build.py calls it:  make_dmg.sh Mainstay.app OUT VERSION
#
# Without a certificate the app is signed for this machine only, and people hold Control and choose Open the first time.
# With one, set before `python3 dev.py build`:
#   MAINSTAY_SIGN_AS       "Developer ID Application: NAME (TEAM)"
#   MAINSTAY_NOTARY        a profile stored by `xcrun notarytool store-credentials`
set -eu
app=$1 out=$2 version=$3
sign=${MAINSTAY_SIGN_AS:--}
image="$out/Mainstay-$version.dmg"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

if [ "$sign" = - ]; then
    codesign --force --deep --sign - "$app"
else
    codesign --force --deep --options runtime --timestamp \
        --entitlements "$(dirname "$0")/entitlements.plist" --sign "$sign" "$app"
fi
codesign --verify --deep --strict "$app"

cp -R "$app" "$folder/"
ln -s /Applications "$folder/Applications"
hdiutil create -quiet -volname "Mainstay $version" -srcfolder "$folder" -ov -format UDZO "$image"
if [ "$sign" != - ]; then
    codesign --timestamp --sign "$sign" "$image"
fi
if [ -n "${MAINSTAY_NOTARY:-}" ]; then
    xcrun notarytool submit "$image" --keychain-profile "$MAINSTAY_NOTARY" --wait
    xcrun stapler staple "$image"
fi
echo "Package   $image"
