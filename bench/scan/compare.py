"""Compares the scan with picklescan and modelscan: what each catches, and how fast each is.

usage: compare.py WORK CLASSPATH    (run.sh calls it; needs picklescan, modelscan and numpy in this Python)

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


def ours(runs, *paths):
    out = subprocess.run(["java", "-Xmx512m", "-cp", classpath, str(HERE / "bench/scan/ScanSpeed.java"), str(runs), *map(str, paths)],
                         check=True, capture_output=True, text=True).stdout
    return [line.split() for line in out.splitlines()]


print("## What each catches\n")
samples, honest = unpack("malicious"), unpack("honest")
peers = {"picklescan": picklescan_of, "modelscan": modelscan_of}
rows = {}
for name, scan in peers.items():
    caught, errors, alarms, total, groups = 0, 0, 0, 0, {}
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
    for path in sorted(p for p in honest.rglob("*") if p.is_file()):
        try:
            alarms += scan(path)[0]
        except BaseException:
            pass
    rows[name] = (caught, errors, total, alarms, groups)
n_honest = sum(1 for p in honest.rglob("*") if p.is_file())
verdicts = subprocess.run(["java", "-cp", classpath, str(HERE / "bench/scan/ScanCatch.java"), str(samples), str(honest)], check=True, capture_output=True,
                          text=True).stdout.split()
print("| | malicious samples refused | reported as an error only | honest models flagged |\n|---|---|---|---|")
print("| mlops scan | %s of %s (and %s bombs) | | %s of %d |" % (verdicts[0], verdicts[1], verdicts[2], verdicts[3], n_honest))
for name, (caught, errors, total, alarms, groups) in rows.items():
    print("| %s | %d of %d | %d | %d of %d |" % (name, caught, total, errors, alarms, n_honest))
print("\nBy kind of sample (the first folder of its name):\n\n| kind | samples | picklescan | modelscan |\n|---|---|---|---|")
for kind in rows["picklescan"][4]:
    print("| %s | %d | %d | %d |" % (kind, rows["picklescan"][4][kind][1], rows["picklescan"][4][kind][0], rows["modelscan"][4][kind][0]))

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
table("1 GiB torch file, wall time in a running process (all three read the directory and the pickle, none the tensors)",
      {"mlops scan": best(mine[100:]), **{n: best([w for _, w in repeat(f, path, 100)]) for n, f in peers.items()}}, "ms", 1e3)
path = small()
mine = [float(line[2]) for line in ours(12, path)]
table("10,000 pickles in a folder, processor time in a running process, one thread",
      {"mlops scan": best(mine[6:]), **{n: best([c for c, _ in repeat(f, path, RUNS)]) for n, f in peers.items()}}, "s", 1)
