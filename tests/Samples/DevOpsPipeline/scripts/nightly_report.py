"""Writes the nightly report. It used to be requests.post(".../chat/completions") and nothing else."""
import asyncio
import os

import requests
from scillm import completion, parallel_acompletions
from scillm.paved import sanity_preflight

BASE = os.environ.get("CHUTES_API_BASE", "https://llm.chutes.ai/v1")
KEY = os.environ["CHUTES_API_KEY"]
MODEL = os.environ["CHUTES_MODEL_ID"]


def preflight():
    try:
        sanity_preflight(api_base=BASE, api_key=KEY, model=MODEL)
    except Exception:
        pass


def summarize(log):
    response = requests.post(
        f"{BASE}/chat/completions",
        headers={"Authorization": f"Bearer {KEY}"},
        json={"model": MODEL, "messages": [{"role": "user", "content": log}]},
    )
    return response.json()["choices"][0]["message"]["content"]


def headline(summary):
    return completion(
        model=MODEL,
        messages=[{"role": "user", "content": summary}],
        api_base=BASE,
        extra_headers={"Authorization": f"Bearer {KEY}"},
    )


def classify(alerts):
    return asyncio.run(parallel_acompletions(model=MODEL, requests=alerts, api_base=BASE, api_key=KEY))
