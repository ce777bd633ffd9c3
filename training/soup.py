"""The mean of the averaged weights of several runs (Wortsman et al. 2022, arXiv:2203.05482), as a run of its own.

  python soup.py --runs runs/a runs/b --out runs/soup
"""
import argparse
import os

import torch


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--runs", nargs="+", required=True)
    ap.add_argument("--out", required=True)
    a = ap.parse_args()
    saved = [torch.load(f"{run}/checkpoint.pt", weights_only=True) for run in a.runs]
    mean = {k: sum(s["average"][k].float() for s in saved) / len(saved) for k in saved[0]["average"]}
    os.makedirs(a.out, exist_ok=True)
    torch.save({"average": mean, "step": sum(s["step"] for s in saved)}, f"{a.out}/checkpoint.pt")


if __name__ == "__main__":
    main()
