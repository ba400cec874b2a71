/** How acts hand on what the portal tells: options, names, waits. */
package fr.assistantchorus.action.told;
