const LABEL_NAME = /^[A-Za-z_]\w*$/;
const LONGEST = 1024;

/** Whether Loki can have a label of this name; any other name would leave its place in the path. */
export const isLabelName = (text: string): boolean => text.length <= LONGEST && LABEL_NAME.test(text);
