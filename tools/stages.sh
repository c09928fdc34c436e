# The stages of `./dev test`. Sourced by ./dev from the root of the project.
# A stage is a function stage_<name>; its output goes to build/logs/<name>.log, its counts of tests,
# as JUnit XML, to build/results/<name>/.

all_stages=(sources release python stubs notebooks consumer asan tsan)

run_stages() {
  local stage failed=() started log status
  rm -rf build/results
  mkdir -p build/logs
  for stage in "$@"; do
    if ! declare -F "stage_$stage" >/dev/null; then give_up "There is no stage $stage."; fi
  done
  for stage in "$@"; do
    log=build/logs/$stage.log
    results=$root/build/results/$stage
    mkdir -p "$results"
    printf '== %s: %s\n' "$stage" "$(headline "$stage")"
    started=$SECONDS
    # Not inside a condition: there, bash would not stop the stage at its first failing command.
    set +e
    (
      set -e
      "stage_$stage"
    ) </dev/null >"$log" 2>&1
    status=$?
    set -e
    if ((status == 0)); then
      printf 'passed' >"$results/status"
      printf '   passed in %d s\n' $((SECONDS - started))
    else
      printf 'failed' >"$results/status"
      failed+=("$stage")
      tail -n 150 "$log"
      printf '   FAILED after %d s; the whole output is in %s\n' $((SECONDS - started)) "$log"
    fi
  done
  if ((${#failed[@]})); then printf 'Failed stages: %s\n' "${failed[*]}"; fi
  .venv/bin/python tools/tally.py build/results
  ((${#failed[@]} == 0))
}

headline() {
  case $1 in
    sources) echo "include directions, versions, formatting" ;;
    release) echo "C++ tests, release build" ;;
    python) echo "the wheel, Python tests, docstring and README examples" ;;
    stubs) echo "the type stubs against the built module, mypy" ;;
    notebooks) echo "every notebook, executed" ;;
    consumer) echo "programs built against an installed s2ss" ;;
    asan) echo "C++ tests and a short run of the fuzzers, clang++ with AddressSanitizer and UndefinedBehaviorSanitizer" ;;
    tsan) echo "C++ tests that start threads, g++ with ThreadSanitizer" ;;
    fuzz) echo "every reader against whatever a fuzzer thinks of (S2SS_FUZZ_SECONDS each, 300 by default)" ;;
  esac
}

stage_sources() {
  check_sources
  .venv/bin/python -m pytest tests/architecture --junitxml "$results/pytest.xml"
}

stage_release() { test_preset release; }
stage_asan() {
  test_preset asan
  run_fuzzers build/asan "${S2SS_SHORT_FUZZ_SECONDS:-10}"
}
stage_tsan() { test_preset tsan; }

stage_python() {
  need_s2ss
  .venv/bin/python -m pytest tests/python tests/install --junitxml "$results/pytest.xml"
  .venv/bin/python -m pytest --doctest-modules --pyargs s2ss --junitxml "$results/doctest.xml"
}

stage_stubs() {
  need_s2ss
  .venv/bin/python -m mypy.stubtest s2ss --mypy-config-file pyproject.toml
  .venv/bin/python -m mypy
}

stage_notebooks() {
  need_s2ss
  .venv/bin/python -m pytest --nbmake python/notebooks --junitxml "$results/notebooks.xml"
}

stage_consumer() {
  build_preset release
  tests/install/check.sh build/release
}

# Not among `all_stages`: minutes per program are what makes it worth running.
stage_fuzz() {
  build_preset fuzz
  run_fuzzers build/fuzz "${S2SS_FUZZ_SECONDS:-300}"
}

# Every fuzzer of a build, for so many seconds each, as many at once as there are processors.
run_fuzzers() {
  find "$1/tests/fuzz" -maxdepth 1 -type f -executable -name 's2ss_fuzz_*' -print0 | sort -z |
    xargs -0 -P "$(nproc)" -n 1 bash -c '"$1" -max_total_time="$0" -max_len=4096 -print_final_stats=1' "$2"
}

test_preset() {
  build_preset "$1"
  local limit=()
  if [[ -n ${S2SS_SOAK:-} ]]; then limit=(--timeout 36000); fi
  GTEST_OUTPUT="xml:$results/" ctest --preset "$1" --parallel "$(nproc)" "${limit[@]}"
}

build_preset() {
  cmake --preset "$1"
  cmake --build --preset "$1"
}

check_sources() {
  local unformatted
  unformatted=$(cpp_files | xargs -0 .venv/bin/clang-format --dry-run 2>&1 | sed -n 's/:.*clang-formatted.*//p' | sort -u)
  if [[ -n $unformatted ]]; then
    printf '%s\n' "Not formatted (./dev lint --fix mends it):" "$unformatted"
    return 1
  fi
  .venv/bin/ruff format --check .
  .venv/bin/ruff check .
}

format_sources() {
  cpp_files | xargs -0 .venv/bin/clang-format -i
  .venv/bin/ruff format .
  .venv/bin/ruff check --fix .
}

cpp_files() {
  find include src bindings tests benchmarks \( -name '*.hpp' -o -name '*.cpp' \) -print0 | sort -z
}

# clang-tidy over the sources that differ from the main branch, or over all; headers are read through them.
tidy() {
  cmake --preset tidy >/dev/null
  sources_to_tidy "$@" | xargs --no-run-if-empty -P "$(nproc)" -n 1 clang-tidy --quiet -p build/tidy
}

sources_to_tidy() {
  if [[ ${1:-} == --all ]]; then
    find "$root"/{src,bindings,tests/cpp,benchmarks} -name '*.cpp' | sort
  else
    { git diff --name-only --diff-filter=d main -- '*.cpp' && git ls-files --others --exclude-standard -- '*.cpp'; } |
      sed "s|^|$root/|" | sort -u
  fi
}
