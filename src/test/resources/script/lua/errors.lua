local function fail() error("here") end
print(pcall(fail)) print(pcall(error)) print(pcall(error, nil)) print(pcall(error, "x", 0)) print(pcall(error, "x", 1)) print(pcall(error, {1})) print(pcall(error, 5)) print(pcall(error, true))
----
local function lvl(n) error("level " .. n, n) end
local function outer(n) lvl(n) return 1 end
local function top(n)
  outer(n)
  return 1
end
for n = 0, 4 do print(pcall(top, n)) end
----
-- the place of each kind
print(pcall(function()
  local t

  return t.x
end))
print(pcall(function()
  local a = 1

  return a
    + {}
end))
print(pcall(function()
  return nosuch(
    1,
    2)
end))
print(pcall(function()
  local s = "a" ..
    "b" ..
    {}
end))
----
local t = {a = {}}
print(pcall(function() return t.a.b.c end)) print(pcall(function() return t.x.y end)) print(pcall(function() t.a.b.c = 1 end)) print(pcall(function() return t.a() end)) print(pcall(function() return t.a.b() end)) print(pcall(function() return t:nosuch() end))
print(pcall(function() return undefinedglobal.x end)) print(pcall(function() undefinedglobal() end)) print(pcall(function() local l l() end)) print(pcall(function() return t + 1 end)) print(pcall(function() return 1 + t.x end)) print(pcall(function() return -t end)) print(pcall(function() return #nil end))
print(pcall(function() return ("x")() end)) print(pcall(function() return (1)() end)) print(pcall(function() return t.a .. "x" end)) print(pcall(function() return "x" .. t.z end)) print(pcall(function() return t[1][2] end)) print(pcall(function() return t["a b"].c end))
----
print(xpcall(function() error("x") end, function(e) return "handled: " .. e end)) print(xpcall(function() return 1, 2 end, print)) print(xpcall(function() local x = nil + 1 end, string.upper))
print(xpcall(function() error({code = 5}) end, function(e) return type(e), e.code end)) print(pcall(xpcall)) print(pcall(xpcall, print)) print(xpcall(print, nil)) print(xpcall(error, nil)) print(xpcall(nil, function(e) return e end))
----
-- handlers that fail
local n = 0
print(xpcall(function() error("first") end, function(e) n = n + 1 if n < 4 then error("again") end return "done " .. n end))
print(xpcall(function() error("a") end, function(e) error(e) end))
print(xpcall(function() local function f() return 1 + f() end f() end, function(e) return (e:gsub(":.*", "")) end))
----
print(pcall(pcall)) print(pcall(pcall, error)) print(pcall(pcall, error, "x")) print(pcall(pcall, pcall, error, "x")) print(pcall(nil)) print(pcall(5)) print(pcall({})) print(pcall("x")) print(pcall(setmetatable({}, {__call = function(_, ...) return ... end}), 1, 2))
----
print(pcall(assert)) print(pcall(assert, false)) print(pcall(assert, nil, "why")) print(pcall(assert, false, {})) print(pcall(assert, 1, 2, 3)) print(assert(1, "unused")) print(select("#", assert(1, nil, nil))) print(pcall(assert, nil, 5)) print(pcall(assert, false, nil))
----
local function try(f, ...)
  local r = {pcall(f, ...)}
  if r[1] then return unpack(r, 2) end
  return "caught", (tostring(r[2]):gsub("^lua:%d+: ", ""))
end
print(try(error, "plain", 0)) print(try(function() error("placed") end)) print(try(function(a) return a end, 7)) print(try(function() return try(error, "inner", 0) end))
----
-- cleaning up and raising again
local log = {}
local function with(f)
  log[#log + 1] = "open"
  local ok, e = pcall(f)
  log[#log + 1] = "close"
  if not ok then error(e, 0) end
end
print(pcall(with, function() log[#log + 1] = "work" end)) print(pcall(with, function() error("broken") end)) print(table.concat(log, " "))
----
local E = {} E.__index = E E.__tostring = function(e) return "E(" .. e.msg .. ")" end
local function throw(m) error(setmetatable({msg = m}, E)) end
local ok, e = pcall(throw, "x") print(ok, tostring(e), getmetatable(e) == E, e.msg)
local ok, e = pcall(function() local ok, e = pcall(throw, "inner") e.msg = e.msg .. "+" error(e) end) print(tostring(e))
----
local function f(n) if n == 0 then error("bottom") end f(n - 1) end
print(pcall(f, 5)) print(pcall(f, 150))
local function g(n) if n == 0 then error("tail", 2) end return g(n - 1) end
print(pcall(g, 3)) print(pcall(g, 0))
----
-- too deep
local function f(n) return 1 + f(n + 1) end
local ok, e = pcall(f, 1) print(ok, (e:gsub(" %(.*", "")))
local n = 0 local function g() n = n + 1 g() end print(pcall(g) == false, n > 10000)
local t = setmetatable({}, {}) getmetatable(t).__index = function(t, k) return t[k + 1] end
local ok, e = pcall(function() return t[1] end) print(ok, e:match("stack overflow") or e)
local s = string.rep("(", 300) .. "1" .. string.rep(")", 300) print(loadstring("return " .. s, "=x"))
----
local function loop(n) if n == 0 then return "done" end return loop(n - 1) end print(loop(100000))
local function a(n) if n == 0 then return "even" end return (function(m) return a(m) end)(n - 1) end print(a(50000))
local o = {} function o:m(n) if n == 0 then return "method" end return self:m(n - 1) end print(o:m(50000))
local function sum(n, acc) acc = acc or 0 if n == 0 then return acc end return sum(n - 1, acc + n) end print(sum(20000))
local function depth(n) if n == 0 then return 0 end return 1 + depth(n - 1) end print(depth(5000), pcall(depth, 15000))
----
print(pcall(string.rep, "x", {})) print(pcall(("x").rep, "x")) print(pcall(function() return ("x"):rep("y") end)) print(pcall(function() return string.rep() end)) print(pcall(function() local r = string.rep return r() end)) print(pcall(function() return math.floor({}) end)) print(pcall(function() return ipairs() end)) print(pcall(function() return setmetatable(1, {}) end)) print(pcall(function() return tonumber("1", 1) end)) print(pcall(function() return select(0) end)) print(pcall(function() return ("x"):format(1):bad() end))
----
print(pcall(loadstring, nil)) print(loadstring("return 1")()) print(loadstring("return ...", "=n")(5, 6)) print(loadstring("error('x')", "=n") and pcall(loadstring("error('x')", "=n"))) print(pcall(loadstring("error('x')", "@file.lua"))) print(pcall(loadstring("error('x')", "text of it"))) print(pcall(loadstring("\n\nlocal a = nil + 1", "first line\nsecond")))
----
local parts = {"return ", "1 ", "+ 2"} local i = 0
print(load(function() i = i + 1 return parts[i] end)()) print(load(function() return nil end)) print(pcall(load, "return 1")) print(load(function() error("reader") end)) i = 0 parts = {"x = = ", nil} print(load(function() i = i + 1 return parts[i] end, "=chunk"))
