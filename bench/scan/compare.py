"""Compares the scan with picklescan, modelscan, fickling and modelaudit: what each catches, what it stops for nothing, how fast each is.

usage: compare.py WORK CLASSPATH [HONEST]    (run.sh calls it; needs the four and numpy in this Python; HONEST is a folder of
make_honest_more.py, without which only the packed part of it is used)

Speed is measured inside one running process each, on one thread.
"""
import os
import pathlib
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


def big():
    """A torch checkpoint of 1 GiB: 64 tensors of 16 MiB, stored as torch.save stores them."""
    path = work / "big.pt"
    if not path.exists():
        def storage(i):
            return (b"ctorch._utils\n_rebuild_tensor_v2\n((X\x07\0\0\0storagectorch\nFloatStorage\nX" + len(str(i)).to_bytes(4, "little") + str(i).encode()
                    + b"X\x03\0\0\0cpuJ\0\0\x40\0tQK\0J\0\0\x40\0\x85K\x01\x85\x89ccollections\nOrderedDict\n)RtR")
        body = b"\x80\x02}(" + b"".join(b"X" + len("w%d" % i).to_bytes(4, "little") + b"w%d" % i + storage(i) for i in range(64)) + b"u."
        with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as z:
            z.writestr("big/data.pkl", body)
            for i in range(64):
                z.writestr("big/data/%d" % i, os.urandom(16 << 20))
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


print("## What each catches\n")
samples, honest = unpack("malicious"), [unpack("honest")]
honest.append(pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else unpack("honest-more"))
peers = {"picklescan": picklescan_of, "modelscan": modelscan_of, "fickling": fickling_of, "modelaudit": modelaudit_of}
EVERY = {"modelaudit": 20}  # honest files that are shown to a slow one: each twentieth
rows = {}
everything = [p for folder in honest for p in sorted(folder.rglob("*")) if p.is_file()]
for name, scan in peers.items():
    caught, errors, total, alarms, groups = 0, 0, 0, 0, {}
    start = time.perf_counter()
    for path in sorted(p for p in samples.rglob("*") if p.is_file()):
        if path.parts[len(samples.parts)] == "bomb":
            continue
        total += 1
        try:
            found, error = scan(path)
        except BaseException:
            found, error = False, True
        caught += found
        errors += error and not found
        g = groups.setdefault(path.relative_to(samples).parts[0], [0, 0])
        g[0] += found
        g[1] += 1
    bad = time.perf_counter() - start
    shown = everything[::EVERY.get(name, 1)]
    start = time.perf_counter()
    for path in shown:
        try:
            alarms += scan(path)[0]
        except BaseException:
            pass
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
    print("| %s | %d | %s |" % (kind, rows["picklescan"][4][kind][1], " | ".join(str(rows[name][4][kind][0]) for name in peers)))

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


path = big()
mine = [float(line[1]) for line in ours(400, path)]
quick = {"picklescan": picklescan_of, "modelscan": modelscan_of}
table("1 GiB torch file, wall time in a running process (all three read the directory and the pickle, none the tensors)",
      {"mlops scan": best(mine[100:]), **{n: best([w for _, w in repeat(f, path, 100)]) for n, f in quick.items()}}, "ms", 1e3)
path = small()
mine = [float(line[2]) for line in ours(12, path)]
table("10,000 pickles in a folder, processor time in a running process, one thread",
      {"mlops scan": best(mine[6:]), **{n: best([c for c, _ in repeat(f, path, RUNS)]) for n, f in quick.items()}}, "s", 1)
