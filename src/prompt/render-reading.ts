export const renderReading = (value: unknown): string => JSON.stringify(value) ?? 'null';
