import type { Beat } from "./scenario.ts";
import type { World } from "./world.ts";

/** What happens after a request was answered, beat by beat. */
export type Story = Generator<Beat, void, void>;

const at = new WeakMap<Story, Beat>();

/** Begins a story: all that comes before its first beat happens at once. */
export function begin(world: World, story: Story): void {
  world.stories.add(story);
  next(world, story);
}

/** Each story goes on by one beat, unless the scenario holds it where it is. */
export function advance(world: World, beats = 1): void {
  for (let beat = 0; beat < beats; beat++)
    for (const story of [...world.stories])
      if (at.get(story) !== (world.scenario.hold ?? "none")) next(world, story);
}

function next(world: World, story: Story): void {
  const { done, value } = story.next();
  if (done) world.stories.delete(story);
  else at.set(story, value);
}
