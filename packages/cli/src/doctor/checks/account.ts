import { type Check, ok } from "../check.ts";

/** Whose the credentials are. Where there are none, none of the checks that ask AWS is made. */
export const account: Check = {
  name: "credentials",
  neededFor: "aws",
  asksAws: true,
  async find(place) {
    const { account: id, region } = await place.cloud();
    return [
      ok(
        `Account ${id}, region ${region}${place.aws.profile === undefined ? "" : `, profile ${place.aws.profile}`}`,
      ),
    ];
  },
};
