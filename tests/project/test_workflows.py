"""The workflow that publishes the site: what it runs exists, what it uses is fixed, what it may do
is little. Whether it works is for its runs on GitHub to tell."""

import re
from typing import Any

import pytest
import yaml

from generator.cli import main
from generator.output.unchanged import BASE_URL
from tests import ROOT
from tests.browser.setup import ENGINES

WORKFLOWS = ROOT / ".github" / "workflows"
SOURCE = (WORKFLOWS / "pages.yml").read_text("utf-8")
# YAML 1.1 reads `on` as true.
WORKFLOW = yaml.load(SOURCE, yaml.BaseLoader)
JOBS = WORKFLOW["jobs"]
ON_MAIN = (
    "github.event_name != 'pull_request' && "
    "github.ref_name == github.event.repository.default_branch"
)


def steps(key: str) -> list[tuple[str, dict[str, Any]]]:
    """Each step that has the key, with its job's name."""
    return [(name, step) for name, job in JOBS.items() for step in job["steps"] if key in step]


def uses(job: str) -> list[str]:
    """The actions of a job, without their versions."""
    return [step["uses"].partition("@")[0] for name, step in steps("uses") if name == job]


def test_every_workflow_is_looked_at_here():
    assert [path.name for path in WORKFLOWS.iterdir()] == ["pages.yml"]


def test_every_action_is_github_s_own_and_pinned_to_a_commit_with_its_version_beside_it():
    lines = re.findall(r"uses: (.*)", SOURCE)
    assert len(lines) == len(steps("uses"))
    for line in lines:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line
    assert len({line.split("@")[0] for line in lines}) == len(set(lines)), "one version of each"


def test_each_job_may_do_what_it_must_and_no_more():
    assert WORKFLOW["permissions"] == {}
    assert {name: job["permissions"] for name, job in JOBS.items()} == {
        "test": {"contents": "read"},
        "build": {"contents": "read", "pages": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }
    assert "secrets." not in SOURCE


def test_what_may_publish_runs_nothing_from_the_repository():
    assert uses("deploy") == ["actions/deploy-pages"]
    assert "run" not in JOBS["deploy"]["steps"][0]


def test_the_checkout_leaves_no_credentials_behind():
    for _, step in steps("uses"):
        if step["uses"].startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"


def test_changes_of_others_are_built_and_tested_but_never_published():
    assert WORKFLOW["on"] == {"push": {"branches": ["main"]}, "pull_request": "",
                              "workflow_dispatch": ""}  # fmt: skip
    assert JOBS["deploy"]["if"] == ON_MAIN
    assert set(JOBS["deploy"]["needs"]) == {"test", "build"}
    assert JOBS["build"]["env"]["PUBLISHED"] == f"${{{{ {ON_MAIN} }}}}"
    for _, step in steps("uses"):
        if "pages" in step["uses"] and "deploy" not in step["uses"]:
            assert step["if"] == "env.PUBLISHED == 'true'"
    commands = [step["run"] for _, step in steps("run") if "if" not in step]
    installed = [command for command in commands if command.startswith("sudo apt-get")]
    assert commands == [*installed, "make lint", "make test", "make build"]


def test_no_text_of_others_gets_into_a_command():
    assert [step["run"] for _, step in steps("run") if "${{" in step["run"]] == []


@pytest.mark.parametrize("command", [step["run"] for _, step in steps("run")])
def test_every_command_exists(command: str):
    if target := re.fullmatch(r"make ([a-z]+)", command):
        makefile = (ROOT / "Makefile").read_text("utf-8")
        assert re.search(rf"^{target[1]}:", makefile, re.MULTILINE)
    elif install := re.fullmatch(r"sudo apt-get (update|install (.*))", command):
        names = {name for name in (install[2] or "").split() if not name.startswith("--")}
        assert names <= set(ENGINES), "what is not there already of what the tests use"
    else:
        name = re.fullmatch(r"\.venv/bin/python -m generator ([a-z-]+)", command)[1]
        assert name in main.commands


def test_the_build_is_told_the_address_of_the_repository_s_pages():
    told = [step for _, step in steps("env") if BASE_URL in step["env"]]
    assert len(told) == 2
    for step in told:
        assert step["env"][BASE_URL] == "${{ steps.pages.outputs.base_url }}"


def test_the_list_of_the_build_is_published_with_it():
    (upload,) = [step for _, step in steps("with") if "upload-pages-artifact" in step["uses"]]
    assert upload["with"] == {"path": "build", "include-hidden-files": "true"}


def test_the_oldest_python_of_the_project_runs_it():
    versions = {step["with"]["python-version"] for _, step in steps("with")
                if "setup-python" in step["uses"]}  # fmt: skip
    oldest = re.search(r'requires-python = ">=(.*?)"', (ROOT / "pyproject.toml").read_text("utf-8"))
    assert versions == {oldest[1]}


def test_no_job_runs_for_ever_and_no_two_runs_publish_at_once():
    assert all(int(job["timeout-minutes"]) <= 60 for job in JOBS.values())
    assert WORKFLOW["concurrency"] == {
        "group": "site-${{ github.ref }}",
        "cancel-in-progress": "${{ github.event_name == 'pull_request' }}",
    }
