# shellcheck shell=sh
# Sourced by ./mvnw and ./sohbet. Points JAVA_HOME at a JDK of at least version $1: the given JAVA_HOME if it is new
# enough, else the java on the PATH, else the newest one in the places where installers put JDKs. The default java of
# many systems is older than what this project needs, and Maven itself has to run on the new one.

jdk_version() { # prints the feature version of the JDK in $1, or 0 where there is no whole JDK
  if [ -x "$1/bin/javac" ] && [ -x "$1/bin/java" ]; then
    jdk_found=
    if [ -r "$1/release" ]; then
      jdk_found=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9]*\).*/\1/p' "$1/release")
    fi
    if [ -z "$jdk_found" ]; then
      jdk_found=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
    fi
    echo "${jdk_found:-0}"
  else
    echo 0
  fi
}

find_jdk() {
  jdk_wanted=$1
  if [ -n "${JAVA_HOME-}" ] && [ "$(jdk_version "$JAVA_HOME")" -ge "$jdk_wanted" ]; then
    export JAVA_HOME
    return 0
  fi

  jdk_best='' jdk_best_version=0
  jdk_on_path=$(command -v javac 2>/dev/null || :)
  if [ -n "$jdk_on_path" ]; then
    # Follow links: /usr/bin/javac is usually one into the JDK's own bin folder.
    while [ -L "$jdk_on_path" ]; do
      jdk_link=$(readlink "$jdk_on_path")
      case "$jdk_link" in
        /*) jdk_on_path=$jdk_link ;;
        *) jdk_on_path=$(dirname "$jdk_on_path")/$jdk_link ;;
      esac
    done
    jdk_home=$(cd "$(dirname "$jdk_on_path")/.." && pwd)
    if [ "$(jdk_version "$jdk_home")" -ge "$jdk_wanted" ]; then
      JAVA_HOME=$jdk_home
      export JAVA_HOME
      return 0
    fi
  fi

  set +f # mvnw forbids globbing; here it is the search
  for jdk_home in \
    /usr/lib/jvm/* \
    /usr/java/* \
    /usr/local/java/* \
    /opt/* /opt/java/* /opt/jdks/* \
    "${HOME-}"/.sdkman/candidates/java/* \
    "${HOME-}"/.jdks/* \
    "${HOME-}"/.asdf/installs/java/* \
    "${HOME-}"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "${PROGRAMFILES-}"/Java/* "${PROGRAMFILES-}/Eclipse Adoptium"/*; do
    jdk_this=$(jdk_version "$jdk_home")
    if [ "$jdk_this" -ge "$jdk_wanted" ] && [ "$jdk_this" -gt "$jdk_best_version" ]; then
      jdk_best=$jdk_home jdk_best_version=$jdk_this
    fi
  done
  set -f

  if [ -z "$jdk_best" ]; then
    echo "Sohbet needs a JDK of version $jdk_wanted or newer, and none was found: JAVA_HOME is '${JAVA_HOME-}', java on the PATH is '$(command -v java || echo none)'." >&2
    echo "Install one (https://adoptium.net) or point JAVA_HOME at it." >&2
    return 1
  fi
  JAVA_HOME=$jdk_best
  export JAVA_HOME
}
