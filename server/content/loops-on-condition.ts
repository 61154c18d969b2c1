const loop = /^\s*(?:while|async\s+for)\b/mu

/** Whether a program may never end once something in it is changed, which takes long to find out. */
export const loopsOnCondition = (source: string): boolean => loop.test(source)
