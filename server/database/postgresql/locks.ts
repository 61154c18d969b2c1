/**
 * The first of the two numbers by which the server knows our advisory locks. `all` is what every writer holds, `learner`
 * is of single learners, whom the second number stands for, and `migration` of whoever changes the tables.
 */
export const lockSpace = { all: 0x52_65_74_00, learner: 0x52_65_74_01, migration: 0x52_65_74_02 }
