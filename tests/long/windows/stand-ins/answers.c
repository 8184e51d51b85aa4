/*
 * Stands for reg.exe, sc.exe, whoami.exe, tasklist.exe and powershell.exe: prints what lies in %ANSWERS% under the
 * tool's name and arguments. The first line of such a file is "exit code, delay in ms"; the rest is printed as it is.
 * Each call is noted in calls.log, with "began" and "ended", so that a test knows what has been asked and answered.
 */
#include <ctype.h>
#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#include <string.h>
#include <windows.h>

static char folder[MAX_PATH];

static void note(const char *what, const char *key) {
  char path[MAX_PATH + 16];
  snprintf(path, sizeof path, "%s\\calls.log", folder);
  FILE *log = fopen(path, "a");
  if (log == NULL)
    return;
  fprintf(log, "%s %s\n", what, key);
  fclose(log);
}

int main(int count, char **arguments) {
  char self[MAX_PATH], key[600], path[1024], line[64], buffer[4096];
  GetEnvironmentVariableA("ANSWERS", folder, sizeof folder);
  GetModuleFileNameA(NULL, self, sizeof self);
  char *tool = strrchr(self, '\\');
  tool = tool == NULL ? self : tool + 1;
  char *dot = strrchr(tool, '.');
  if (dot != NULL)
    *dot = 0;
  snprintf(key, sizeof key, "%s", tool);
  if (_stricmp(tool, "powershell") == 0)
    strcat(key, strstr(GetCommandLineA(), "Win32_PnPEntity") != NULL ? "-devices" : "-registry");
  else if (_stricmp(tool, "reg") == 0 || _stricmp(tool, "sc") == 0)
    for (int at = 1; at < count && at < 3; at += 1) {
      strcat(key, "-");
      strncat(key, arguments[at], 250);
    }
  for (char *at = key; *at != 0; at += 1)
    *at = isalnum((unsigned char)*at) || *at == '-' ? tolower((unsigned char)*at) : '_';

  note("began", key);
  snprintf(path, sizeof path, "%s\\%s.txt", folder, key);
  FILE *answer = fopen(path, "rb");
  if (answer == NULL) {
    if (_stricmp(tool, "reg") == 0)
      fputs("\r\nERROR: The system was unable to find the specified registry key or value.\r\n", stderr);
    note("ended", key);
    return 1;
  }
  int code = 0, delay = 0;
  if (fgets(line, sizeof line, answer) != NULL)
    sscanf(line, "%d %d", &code, &delay);
  Sleep(delay);
  _setmode(1, _O_BINARY);
  size_t length;
  while ((length = fread(buffer, 1, sizeof buffer, answer)) > 0)
    fwrite(buffer, 1, length, stdout);
  fflush(stdout);
  note("ended", key);
  return code;
}
