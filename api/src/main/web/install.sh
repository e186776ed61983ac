#!/bin/sh
# Fetches the exact front-end packages of package-lock.json and lays out what pages are served: install.sh TARGET
set -eu
target=$1
if ! [ node_modules/.package-lock.json -nt package-lock.json ]; then
    npm ci --no-audit --no-fund --loglevel=error >/dev/null
    touch node_modules/.package-lock.json
fi

vendor=$target/vendor
modules=node_modules
mkdir -p "$vendor"
cp $modules/htmx.org/dist/htmx.min.js "$vendor/htmx.js"
cp $modules/@digdir/designsystemet-css/dist/src/index.css "$vendor/designsystemet.css"
cp $modules/@digdir/designsystemet-css/dist/theme/designsystemet.css "$vendor/theme.css"
sed '/^\/\/# sourceMappingURL=/d' $modules/@digdir/designsystemet-web/dist/umd/index.js >"$vendor/designsystemet.js"
cp $modules/uplot/dist/uPlot.min.css "$vendor/uplot.css"
{ cat $modules/uplot/dist/uPlot.iife.min.js && echo 'export default uPlot;'; } >"$vendor/uplot.js"
cp $modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2 "$vendor/inter-latin.woff2"
cp $modules/@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2 "$vendor/inter-latin-ext.woff2"
for package in htmx.org @digdir/designsystemet-css @digdir/designsystemet-web uplot @fontsource-variable/inter; do
    printf '== %s\n\n' "$package"
    cat "$modules/$package/LICENSE"
done >"$vendor/licences.txt"

cp -R css js logo.svg "$target/"
