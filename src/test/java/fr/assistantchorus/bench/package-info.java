/**
 * What the server costs, beside a bare Vert.x handler that makes the same durable writes with the
 * least SQL possible, and beside one with the least schema possible. {@code mvn -Pbench verify}
 * runs it; it tests nothing, and no machine is too slow for it. docs/performance.md says what is
 * measured and how.
 */
package fr.assistantchorus.bench;
