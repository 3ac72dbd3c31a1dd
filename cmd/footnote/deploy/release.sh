#!/usr/bin/env bash
# Builds what is given out: for each system an archive with the program and the
# licences of all that is in it, the list of its parts (SBOM), and checksums.
#
#   cmd/footnote/deploy/release.sh [FOLDER] [SYSTEM/PROCESSOR ...]
#
# FOLDER is dist unless named. The version is that of git: a tag such as v1.2.0, or
# what Go makes of a commit without one. Needs Go, git, tar, zip and sha256sum. Two
# builds of one commit by one version of Go give the same programs, byte for byte.
set -euo pipefail
cd "$(dirname "$0")/../../.."

out=${1:-dist}
shift || true
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64 windows/arm64)

export CGO_ENABLED=0 GOFLAGS=-mod=readonly
version=$(git describe --tags --match 'v[0-9]*' --always)
date=$(git log -1 --format=%cI) # of every file in an archive
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"
out=$(cd "$out" && pwd)

# licences NAME: the licence of every module that is in the program, in one file.
licences() {
  go list -deps -f '{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}} {{.Dir}}{{end}}{{end}}' ./cmd/footnote | sort -u |
    while read -r path number dir; do
      printf '\n==== %s %s\n\n' "$path" "$number"
      find "$dir" -maxdepth 1 -type f \( -iname 'licen[sc]e*' -o -iname 'copying*' -o -iname 'notice*' \) -print0 | sort -z | xargs -0 cat
    done
  printf '\n==== Go %s\n\n' "$(go env GOVERSION)"
  cat "$(go env GOROOT)/LICENSE"
}

for target in "${targets[@]}"; do
  os=${target%/*} arch=${target#*/}
  name=footnote_${version}_${os}_$arch
  folder=$work/$name
  mkdir "$folder"
  program=$folder/footnote
  [ "$os" = windows ] && program=$program.exe
  GOOS=$os GOARCH=$arch go build -trimpath -buildvcs=true -ldflags '-s -w -buildid=' -o "$program" ./cmd/footnote
  GOOS=$os GOARCH=$arch licences >"$folder/LICENCES-OF-PARTS.txt"
  cp README.md LICENSE .env.example "$folder"
  cp --parents bot/PRIVACY.md bot/TERMS.md cmd/footnote/EVAL.md cmd/footnote/deploy/{README.md,MACHINES.md,grafana.json,prometheus.yml} "$folder" # what the texts lead to
  [ "$os" = linux ] && cp cmd/footnote/deploy/footnote.service "$folder"
  find "$folder" -exec touch -d "$date" {} +
  if [ "$os" = windows ]; then
    (cd "$work" && rm -f "$out/$name.zip" && zip -q -X -r "$out/$name.zip" "$name")
  else
    tar -C "$work" --sort=name --owner=0 --group=0 --numeric-owner -c "$name" | gzip -n -9 >"$out/$name.tar.gz"
  fi
  printf '%s: %d MB, %d MB packed\n' "$name" $(($(wc -c <"$program") >> 20)) $(($(wc -c <"$(ls "$out/$name".*)") >> 20))
  rm -rf "$folder"
done

# The program knows its parts; this one is for the machine that builds.
go build -trimpath -buildvcs=true -ldflags '-s -w -buildid=' -o "$work/footnote" ./cmd/footnote
"$work/footnote" version --sbom >"$out/footnote_${version}_sbom.cdx.json"

(cd "$out" && sha256sum footnote_"$version"_* >SHA256SUMS)
echo "in $out"
