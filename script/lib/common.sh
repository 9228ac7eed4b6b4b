# What the scripts share: finding a JDK 25 and Maven, and building what is stale. Sourced, not run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

fail() {
  echo "archway: $*" >&2
  exit 1
}

# The feature version of the JDK in folder $1, or nothing when there is none.
jdk_version() {
  [ -x "$1/bin/javac" ] && "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'
}

# Sets JAVA_HOME to a JDK of 25 or later: the one it names already, else the newest of the usual folders.
find_jdk() {
  local home version best=0 found=
  for home in "${JAVA_HOME:-}" "$(dirname "$(dirname "$(readlink -f "$(command -v javac || true)")")")"; do
    version=$(jdk_version "$home") || continue
    if [ "${version:-0}" -ge 25 ]; then
      export JAVA_HOME=$home
      return
    fi
  done
  for home in /usr/lib/jvm/* /opt/java/* /opt/jdk* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
    version=$(jdk_version "$home") || continue
    if [ "${version:-0}" -ge 25 ] && [ "$version" -gt "$best" ]; then
      best=$version
      found=$home
    fi
  done
  [ -n "$found" ] || fail "a JDK 25 is missing: install one (Temurin 25, for example) or point JAVA_HOME to it."
  export JAVA_HOME=$found
}

# Maven's own libraries are older than the JDK that runs it; their warnings are nobody's business here.
quiet_maven() {
  export MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
}

need_maven() {
  quiet_maven
  command -v mvn >/dev/null || fail "Maven is missing: install Maven 3.8.7 or later so that 'mvn' is on the PATH."
}

# Whether any source of the given modules is younger than the program $1.
stale() {
  local program=$1
  shift
  [ -f "$program" ] || return 0
  local module folders=()
  for module in "$@"; do folders+=("$root/$module/src/main" "$root/$module/pom.xml"); done
  [ -n "$(find "${folders[@]}" "$root/pom.xml" -newer "$program" -type f -print -quit 2>/dev/null)" ]
}

# Builds the programs named, with all they need, unless they are up to date.
build() {
  local name wanted=()
  for name in "$@"; do
    case $name in
      server) stale "$root/server/target/archway-server.jar" mesh wire client scanner server && wanted+=(server) ;;
      scanner) stale "$root/scanner/target/archway-scanner.jar" mesh wire client scanner && wanted+=(scanner) ;;
      connector) stale "$root/connector/target/archway-connector.jar" wire client connector && wanted+=(connector) ;;
      bench) stale "$root/bench/target/archway-bench.jar" mesh wire client scanner connector server bench && wanted+=(bench) ;;
    esac
  done
  [ ${#wanted[@]} -gt 0 ] || return 0
  need_maven
  echo "Building ${wanted[*]} (the first time takes a minute or two) ..." >&2
  local list
  list=$(IFS=, && echo "${wanted[*]}")
  (cd "$root" && mvn -q -B -ntp -Dstyle.color=never -pl "$list" -am package -Dmaven.test.skip=true -Dspotless.check.skip=true) >&2 \
    || fail "the build failed; its messages are above."
  # a program that came out the same keeps its old date: it is up to date all the same
  for name in "${wanted[@]}"; do touch "$root/$name/target/archway-$name.jar"; done
}

aot_cache=$root/server/target/archway-server.aot

# Lets the server start once and end at once, so that the JVM keeps its classes loaded and linked in a file: later starts take half the time.
# Without that file the server starts all the same.
prepare_fast_start() {
  [ "$aot_cache" -nt "$root/server/target/archway-server.jar" ] && return 0
  echo "Preparing fast starts (once for each build, some ten seconds) ..." >&2
  local data
  data=$(mktemp -d)
  "$JAVA_HOME/bin/java" "@$root/script/lib/server.options" -XX:AOTCacheOutput="$aot_cache" -Dspring.context.exit=onRefresh \
    -jar "$root/server/target/archway-server.jar" --archway.data-dir="$data" --server.port=0 >"$data/output" 2>&1 \
    || echo "archway: starts stay slow, because the preparation failed: $(tail -n 1 "$data/output")" >&2
  # the JVM ends without closing anything, so its database is told here
  local postmaster=$data/postgres/cluster/postmaster.pid
  [ ! -f "$postmaster" ] || kill -INT "$(head -n 1 "$postmaster")" 2>/dev/null || true
  rm -rf "$data"
}

# Becomes the program $1 with the rest as its arguments; flags for the JVM come from ARCHWAY_JAVA_OPTS.
become() {
  local name=$1
  shift
  # shellcheck disable=SC2086 # several flags may stand in the variable
  exec "$JAVA_HOME/bin/java" ${java_options:-} ${ARCHWAY_JAVA_OPTS:-} -jar "$root/$name/target/archway-$name.jar" "$@"
}
