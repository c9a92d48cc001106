"""Compares the scan with picklescan, modelscan, fickling and modelaudit: what each catches, what it stops for nothing, how fast each is.

usage: compare.py WORK CLASSPATH [HONEST [catch|speed]]    (run.sh calls it; needs the four and numpy in this Python; HONEST is a folder of
make_honest_more.py, without which only the packed part of it is used)

Speed is measured inside one running process each, on one thread.
"""
import os
import pathlib
import signal
import statistics
import subprocess
import sys
import time
import warnings
import zipfile

warnings.filterwarnings("ignore")
import logging  # noqa: E402

logging.disable(logging.CRITICAL)
HERE = pathlib.Path(__file__).resolve().parents[2]
RES = HERE / "src/test/resources/io/jenkins/plugins/mlops/engine/scan"
work, classpath = pathlib.Path(sys.argv[1]), sys.argv[2]
work.mkdir(parents=True, exist_ok=True)
RUNS = 5
os.environ.setdefault("PROMPTFOO_DISABLE_TELEMETRY", "1")
os.environ.setdefault("NO_ANALYTICS", "1")


def unpack(name):
    folder = work / name
    if not folder.exists():
        with zipfile.ZipFile(RES / (name + ".zip")) as z:
            z.extractall(folder)
    return folder


def big(tensors):
    """A torch checkpoint of 1 GiB in so many tensors, stored as torch.save stores them."""
    path = work / ("big-%d.pt" % tensors)
    size = (1 << 30) // tensors // 4
    if not path.exists():
        def storage(i):
            return (b"ctorch._utils\n_rebuild_tensor_v2\n((X\x07\0\0\0storagectorch\nFloatStorage\nX" + len(str(i)).to_bytes(4, "little") + str(i).encode()
                    + b"X\x03\0\0\0cpuJ" + size.to_bytes(4, "little") + b"tQK\0J" + size.to_bytes(4, "little") + b"\x85K\x01\x85\x89ccollections\nOrderedDict\n)RtR")
        body = b"\x80\x02}(" + b"".join(b"X" + len("w%d" % i).to_bytes(4, "little") + b"w%d" % i + storage(i) for i in range(tensors)) + b"u."
        with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as z:
            z.writestr("big/data.pkl", body)
            for i in range(tensors):
                z.writestr("big/data/%d" % i, os.urandom(4 * size))
            z.writestr("big/version", "3\n")
    return path


def small():
    """10,000 honest pickles, 3 kB on average."""
    folder = work / "small"
    if not folder.exists():
        folder.mkdir()
        with zipfile.ZipFile(RES / "honest.zip") as z:
            models = [z.read(n) for n in z.namelist() if n.startswith("sklearn/") and n.endswith(".pkl") and z.getinfo(n).file_size < 8000]
        for i in range(10_000):
            (folder / ("m%05d.pkl" % i)).write_bytes(models[i % len(models)])
    return folder


def picklescan_of(path):
    from picklescan import scanner
    r = scanner.scan_directory_path(str(path)) if path.is_dir() else scanner.scan_file_path(str(path))
    return r.infected_files > 0, bool(r.scan_err)


def modelscan_of(path):
    from modelscan.modelscan import ModelScan
    m = ModelScan()
    m.scan(path)
    return len(m.issues.all_issues) > 0, len(m.errors) > 0


def fickling_of(path):
    from fickling.analysis import Severity, check_safety
    from fickling.fickle import Pickled
    with open(path, "rb") as f:
        return check_safety(Pickled.load(f)).severity > Severity.LIKELY_SAFE, False


def modelaudit_of(path):
    from modelaudit.core import scan_model_directory_or_file
    found = scan_model_directory_or_file(str(path)).issues
    return any(issue.severity.value in ("warning", "critical") for issue in found), False


def ours(runs, *paths):
    out = subprocess.run(["java", "-Xmx512m", "-cp", classpath, str(HERE / "bench/scan/ScanSpeed.java"), str(runs), *map(str, paths)],
                         check=True, capture_output=True, text=True).stdout
    return [line.split() for line in out.splitlines()]


class TooLong(BaseException):
    pass


def stop(*_):
    raise TooLong


signal.signal(signal.SIGALRM, stop)
peers = {"picklescan": picklescan_of, "modelscan": modelscan_of, "fickling": fickling_of, "modelaudit": modelaudit_of}


def catches():
    print("## What each catches\n")
    samples, honest = unpack("malicious"), [unpack("honest")]
    honest.append(pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else unpack("honest-more"))
    EVERY = {"modelaudit": (4, 20)}  # what is shown to a slow one: each fourth sample, each twentieth honest file
    rows = {}
    everything = [p for folder in honest for p in sorted(folder.rglob("*")) if p.is_file()]
    for name, scan in peers.items():
        caught, errors, total, alarms, groups = 0, 0, 0, 0, {}
        start = time.perf_counter()
        for path in sorted(p for p in samples.rglob("*") if p.is_file())[::EVERY.get(name, (1, 1))[0]]:
            if path.parts[len(samples.parts)] == "bomb":
                continue
            total += 1
            signal.alarm(10)
            try:
                found, error = scan(path)
            except BaseException:  # one of them leaves by SystemExit
                found, error = False, True
            signal.alarm(0)
            caught += found
            errors += error and not found
            g = groups.setdefault(path.relative_to(samples).parts[0], [0, 0])
            g[0] += found
            g[1] += 1
        bad = time.perf_counter() - start
        shown = everything[::EVERY.get(name, (1, 1))[1]]
        start = time.perf_counter()
        for path in shown:
            signal.alarm(10)
            try:
                alarms += scan(path)[0]
            except BaseException:
                pass
            signal.alarm(0)
        rows[name] = (caught, errors, total, alarms, groups, len(shown), bad, time.perf_counter() - start)
        print(name, rows[name][:4], rows[name][5:], file=sys.stderr)
    start = time.perf_counter()
    verdicts = subprocess.run(["java", "-cp", classpath, str(HERE / "bench/scan/ScanCatch.java"), str(samples), *map(str, honest)], check=True, capture_output=True,
                              text=True).stdout.split()
    print("| | malicious samples refused | reported as an error only | honest files flagged | seconds for all of them |\n|---|---|---|---|---|")
    print("| mlops scan | %s of %s (and %s bombs) | | %s of %d | %.0f with Java's start |" % (verdicts[0], verdicts[1], verdicts[2], verdicts[3], len(everything), time.perf_counter() - start))
    for name, (caught, errors, total, alarms, groups, seen, bad, good) in rows.items():
        print("| %s | %d of %d | %d | %d of %d | %.0f |" % (name, caught, total, errors, alarms, seen, bad + good))
    print("\nBy kind of sample (the first folder of its name):\n\n| kind | samples | %s |\n|%s" % (" | ".join(peers), "---|" * (2 + len(peers))))
    for kind in rows["picklescan"][4]:
        print("| %s | %d | %s |" % (kind, rows["picklescan"][4][kind][1], " | ".join("%d of %d" % tuple(rows[name][4].get(kind, (0, 0))) for name in peers)))


if "speed" not in sys.argv[4:]:
    catches()
if "catch" in sys.argv[4:]:
    sys.exit()
print("\n## Speed\n")


def best(times):
    return min(times), statistics.median(times)


def repeat(function, path, runs):
    function(path)
    times = []
    for _ in range(runs):
        cpu, wall = time.process_time(), time.perf_counter()
        function(path)
        times.append((time.process_time() - cpu, time.perf_counter() - wall))
    return times


def table(title, values, unit, scale):
    print("%s\n\n| | best %s | ratio | median | ratio |\n|---|---|---|---|---|" % (title, unit))
    for name, (least, middle) in values.items():
        print("| %s | %.2f | %.1f | %.2f | %.1f |" % (name, least * scale, least / values["mlops scan"][0], middle * scale, middle / values["mlops scan"][1]))
    print()


quick = {"picklescan": picklescan_of, "modelscan": modelscan_of}
for tensors, runs in ((64, 6000), (1600, 600)):
    path = big(tensors)
    rounds = {"mlops scan": []}
    for _ in range(3):  # in turns, because others use the machine
        rounds["mlops scan"] += [float(line[1]) for line in ours(runs, path)[runs // 2:]]
        for name, scan in quick.items():
            rounds.setdefault(name, []).extend(w for _, w in repeat(scan, path, 40 if tensors == 64 else 8))
    table("1 GiB torch file of %d tensors, wall time in a running process (all three read the directory and the pickle, none the tensors)" % tensors,
          {name: best(times) for name, times in rounds.items()}, "ms", 1e3)
path = small()
rounds = {"mlops scan": []}
for _ in range(3):
    rounds["mlops scan"] += [float(line[2]) for line in ours(16, path)[8:]]
    for name, scan in quick.items():
        rounds.setdefault(name, []).extend(c for c, _ in repeat(scan, path, 1))
part = work / "part"
if not part.exists():
    part.mkdir()
    for file in sorted(path.iterdir())[:500]:
        (part / file.name).write_bytes(file.read_bytes())


def all_of(scan):
    def run(folder):
        for file in sorted(folder.iterdir()):
            try:
                scan(file)
            except Exception:
                pass
    return run


for name in ("fickling", "modelaudit"):
    rounds[name] = [c * 20 for c, _ in repeat(all_of(peers[name]), part, 2)]
table("10,000 pickles in a folder, processor time of the whole process once it runs, one thread (fickling and modelaudit: 500 of them, times 20)",
      {name: best(times) for name, times in rounds.items()}, "s", 1)

print("From the command line, with the start of Java or Python, wall time, best of 3\n\n| | 1 GiB torch file s | 10,000 pickles s |\n|---|---|---|")
bin_ = pathlib.Path(sys.executable).parent


def command(*words):
    times = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run(list(map(str, words)), capture_output=True)
        times.append(time.perf_counter() - start)
    return min(times)


for name, words in {"mlops scan": ("java", "-Xmx512m", "-cp", classpath, "io.jenkins.plugins.mlops.engine.cli.Main", "scan", "--out", work / "out", "--model"),
                    "picklescan": (bin_ / "picklescan", "-p"), "modelscan": (bin_ / "modelscan", "-p")}.items():
    print("| %s | %.2f | %.2f |" % (name, command(*words, big(64)), command(*words, path)))
