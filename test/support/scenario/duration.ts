/** How long ago or how long: `90s`, `14m`, `1h30m`, `20d`. */
export type Duration = string;
