"""Reads the test reports. Names every test that was skipped though it could have run, and fails for it; --count only counts.

Tests that need Docker may be skipped: their classes' names end in ContainerTest. So may those that read HL7 Norway's
profiles, where no checkout of them lies beside this one: they are not ours to ship.
"""

import sys
from pathlib import Path
from xml.etree import ElementTree

cases = [
    case
    for report in sorted(Path(".").glob("*/target/surefire-reports/TEST-*.xml"))
    for case in ElementTree.parse(report).getroot().iter("testcase")
]
failed = [case for case in cases if case.find("failure") is not None or case.find("error") is not None]
skipped = [case for case in cases if case.find("skipped") is not None]
profiles_are_here = Path("../shared/fhir/no-basis").is_dir()
OF_PROFILES = {"satisfiesTheNorwegianBasisProfile", "theNorwegianProfileWantsShortNoticeInEveryAnswer"}


def is_excused(case):
    if case.get("classname", "").endswith("ContainerTest"):
        return True
    method = case.get("name", "").partition("(")[0]
    return method in OF_PROFILES and not profiles_are_here


excused = [case for case in skipped if is_excused(case)]

if "--count" in sys.argv:
    print(f"{len(cases) - len(failed) - len(skipped)} passed, {len(failed)} failed, {len(skipped)} skipped")
    sys.exit(0)

if not cases:
    sys.exit("no test reports: nothing was tested")
unexcused = [case for case in skipped if case not in excused]
for case in unexcused:
    print(f"skipped: {case.get('classname')}.{case.get('name')}", file=sys.stderr)
sys.exit(1 if unexcused else 0)
