// From a country's update to the public page that can say why.
import { withDemo } from "./demo.mjs";
import { test } from "./registry.mjs";
import * as thread from "./thread.mjs";

const firstHalf = [thread.aVisitorReadsHowItBegan, thread.theContactPointWrites, thread.itIsHandedInAndApproved, thread.itIsShared];
const secondHalf = [
  thread.itChangesAfterwards,
  thread.itIsWithdrawnAndSharedAgain,
  thread.theOfficeMakesANeedOfIt,
  thread.aSecondCountrySharesIt,
  thread.itBecomesALineOfThePlan,
  thread.itIsPutToTheBoard,
  thread.theBoardTakesPosition,
  thread.theChairAnnounces,
  thread.aVisitorWalksBackAsFarAsHeMay,
];

const walk = (steps, open, script) =>
  withDemo(async (demo) => {
    const story = await thread.people(demo, open, script);
    for (const step of steps) await step(story);
  });

test("an answer becomes a need, a line of the plan and an agreement, and the public page says why", ({ open }) => walk([...firstHalf, ...secondHalf], open));

test("a country's update is written, approved and shared without JavaScript", ({ open }) => walk(firstHalf, open, false));
