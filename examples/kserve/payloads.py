"""Turns the events of KServe's payload logger into a table that monitorModel reads.

python payloads.py --columns age,income,education_years events.jsonl > served.jsonl

Each line of the input is one CloudEvent in its JSON form, as event stores and message queues keep it: requests and responses of the
V1 ("instances", "predictions") or the V2 protocol ("inputs", "outputs"), which belong together by their id. Each line of the output is one
row: its columns, "prediction", "timestamp" and "id" of the request. What has no answer, or another number of rows in it, is counted and left out.
"""
import argparse
import json
import sys


def rows(body, columns):
    """The rows of a request as dictionaries."""
    if "instances" in body:
        named = [row if isinstance(row, dict) else dict(zip(columns, row, strict=True)) for row in body["instances"]]
    elif len(body["inputs"]) == 1 and len(body["inputs"][0]["shape"]) == 2:
        width = body["inputs"][0]["shape"][1]
        data = body["inputs"][0]["data"]
        named = [dict(zip(columns, data[i:i + width], strict=True)) for i in range(0, len(data), width)]
    else:
        named = [dict(zip([i["name"] for i in body["inputs"]], row)) for row in zip(*[i["data"] for i in body["inputs"]], strict=True)]
    return named


def predictions(body):
    """The answers, one a row."""
    return body["predictions"] if "predictions" in body else body["outputs"][0]["data"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--columns", required=True, help="names of the model's inputs in their order, between commas")
    parser.add_argument("events", nargs="+", help="files of CloudEvents, one JSON object a line")
    options = parser.parse_args()
    columns = options.columns.split(",")
    requests, written, left_out = {}, 0, 0
    for name in options.events:
        with open(name, encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    event = json.loads(line)
                    if event["type"].endswith("inference.request"):
                        requests[event["id"]] = (event["time"], rows(event["data"], columns))
                    elif event["type"].endswith("inference.response"):
                        time, asked = requests.pop(event["id"], (None, []))
                        answers = predictions(event["data"])
                        if time is None or len(asked) != len(answers):
                            left_out += 1
                            continue
                        for row, answer in zip(asked, answers):
                            print(json.dumps({**row, "prediction": answer, "timestamp": time, "id": event["id"]}))
                            written += 1
                except (ValueError, KeyError, TypeError) as problem:
                    sys.exit(f"{name}:{number}: not a CloudEvent of an inference with {len(columns)} columns ({problem})")
    print(f"{written} rows; {left_out + len(requests)} requests without a matching answer left out", file=sys.stderr)


main()
