/**
 * The pages of a structure's spaces (F57 to F60): what is open, for whom, and to open or close it.
 */
package fr.assistantchorus.web.site.space;
