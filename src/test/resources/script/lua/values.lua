print("10" + 5, "3" * "4", 10 .. 20, "0x10" + 0, " 7 " + 1, "1e2" * 1, "5" % 3, 2 ^ "3", -"2")
print(pcall(function() return "a" + 1 end)) print(pcall(function() return 1 + "1x" end)) print(pcall(function() return {} + 1 end))
print(10 == "10", 0 == false, nil == false, "" == false, "1" + 0 == 1, tostring(10) == "10")
print(pcall(function() return 1 < "2" end)) print("10" < "9", "a" < "b", "" < "a", "Z" < "a", "a\0b" < "a\0c")
----
for _, n in ipairs({0, 1, -1, 0.1, 1 / 3, 100, 1e15, 1e16, 1e-5, 1e-4, 123456.789, 2 ^ 31, 2 ^ 53, 2 ^ 63, 1e100, 5e-324, 1.7976931348623157e308}) do
  print(n, -n, n .. "", tostring(n))
end
----
print(1 / 0, -1 / 0, 0 / 0 ~= 0 / 0, math.huge == 1 / 0, -math.huge < 0, 1 / (1 / 0), 0 * math.huge ~= 0)
local nan = 0 / 0
print(nan == nan, nan < nan, nan <= nan, nan > 1, nan < 1, not (nan < 1), rawequal(nan, nan))
local t = {} print(pcall(function() t[nan] = 1 end)) print(t[nan]) print(pcall(rawset, t, nan, 1)) print(#t)
----
print(5 % 3, -5 % 3, 5 % -3, -5 % -3, 5.5 % 2, -0.5 % 1, 1e15 % 7, 5 % math.huge, -5 % math.huge)
print(7 / 2, math.floor(7 / 2), math.floor(-7 / 2), math.ceil(-3.5), math.fmod(-7, 3), math.modf(3.7), math.modf(-3.7))
print(2 ^ 10, 2 ^ 0.5, (-2) ^ 2, -2 ^ 2, 2 ^ -1, 0 ^ 0, 2 ^ 3 ^ 2, (-8) ^ (1 / 3) ~= 0)
----
print(0x10, 0xff, 0XAb, 1e3, 1E+3, 1e-3, .5, 5., 3.14e0, 0xffffffff, 007, 1e0)
print(tonumber("0x1g"), tonumber("1e"), tonumber("1e+"), tonumber("."), tonumber(".5"), tonumber("5."), tonumber("--1"), tonumber("- 1"), tonumber("+1"))
print(tonumber("1 "), tonumber("\t1\n"), tonumber("1\0"), tonumber(" "), tonumber("0x"), tonumber("1,5"), tonumber("Infinity"))
print(tonumber("101", 2), tonumber("ff", 16), tonumber("FF", 16), tonumber("zz", 36), tonumber("8", 8), tonumber("7", 8), tonumber("", 10), tonumber("1.5", 16))
----
print(not nil, not 0, not "", not false, not not nil, not not 0)
print(nil and 1, false and 1, 1 and nil, 1 and 2, nil or 1, false or nil, 1 or error("never"), nil and error("never"))
print(1 and 2 or 3, nil and 2 or 3, 1 and nil or 3, false == nil, (nil == nil) == true)
print(1 == 1 and "yes" or "no", 1 > 2 and "yes" or "no")
----
print(1 .. 2 == "12", 1 .. "" == "1", "a" .. 1 + 2 .. "b", 2 * 3 .. 4, -1 .. 2, "x" .. -0)
print(1 + 2 < 4 == true, not 1 == 2, not (1 == 2), -2 ^ 2, #"abc" + 1, -#"ab", not #"" == 0, 2 ^ -2)
print("a" .. "b" .. "c" == "abc", 1 < 2 == (2 > 1), "a" < "b" == true)
----
local s = "a\65\066\10\0z\z"
print(#s, s:byte(1, -1))
print("tab\tquote\"single'back\\slash", 'q"\'', "\a\b\f\v" == "\7\8\12\11")
print("line\
break", 'line\
break', #"\r\n", "\x41")
----
print([[first
second]], [[
skipped newline]], [==[with ]] and ]=] inside]==], #[[

]], [=[]=] == "")
print(#[[\n]], [[\65]], [==[
]==] == "")
--[[ a comment
of lines ]] print("behind")
--[==[ another ]] one
]==] print("behind too")
---[[ only a line
print("seen")
--]]
----
for i = 1, 3 do for j = 3, 1, -1 do if i == j then break end print(i, j) end end
for i = 3, 1 do print("never") end for i = 1, 0.5 do print("never") end
for i = 1, 2, 0.5 do print(i) end for i = 1, -1, -0.75 do print(i) end
for i = 0.1, 0.35, 0.1 do print(i) end
for i = "1", "3" do print(i, type(i)) end
----
print(pcall(function() for i = 1, 10, 0 do error("in it") end end))
print(pcall(function() for i = "a", 2 do end end)) print(pcall(function() for i = 1, {} do end end))
print(pcall(function() for i = 1, 2, "x" do end end)) print(pcall(function() for i = nil, 2 do end end))
for i = 1, math.huge do if i > 3 then break end print(i) end
for i = -1, -math.huge, -1 do if i < -3 then break end print(i) end
for i = 2 ^ 53, 2 ^ 53 + 4, 2 do print(i) end
for i = 1, 0 / 0 do print("never") end
----
local n = 0
for i = 1, 3 do local i = i * 2 n = n + i end
print(n) for i = 1, 3 do i = i + 10 print(i) end
local function lim() n = n + 1 return 3 end
for i = 1, lim() do end print(n)
----
-- keys that are the same number
local t = {}
t[1] = "a" t[1.0] = "b" t["1"] = "c" t[2 ^ 53] = "big" t[0] = "zero" t[-0] = "minus"
print(t[1], t["1"], t[2 ^ 53], t[0], #t) t[1e0] = nil print(t[1], next({[1.5] = 2}))
t = {[1] = 1, [1.5] = 2, [-1] = 3} print(t[3 / 2], t[-1], t[2 - 1], t[1.4999])
----
local a, b, c = 1
print(a, b, c) a, b, c = 1, 2, 3, 4 print(a, b, c)
a, b = b, a print(a, b)
local i, t = 1, {}
i, t[i] = i + 1, 20 print(i, t[1], t[2])
local x = {1, 2, 3} local y = 1
y, x[y], x[y + 1] = 3, "one", "two" print(y, x[1], x[2], x[3])
----
local function f(n) io = (io or "") .. n return n end
local t = setmetatable({}, {__index = function() return 0 end})
local r = f(1) + f(2) * f(3) - f(4) print(r, io) io = nil
r = {f(1), f(2), [f(3)] = f(4), x = f(5)} print(io) io = nil
print(f(1) < f(2), f(3) > f(4), f(5) <= f(6), io) io = nil
print(f("a") .. f("b") .. f("c"), io)
----
print(#"", #"\0\0", ("x"):rep(3), ("ab"):rep(0), ("ab"):rep(-1), ("héllo"):len(), ("abc"):reverse(), ("aBc"):upper(), ("aBc"):lower())
print(("hello"):sub(2, 4), ("hello"):sub(-3), ("hello"):sub(0), ("hello"):sub(10), ("hello"):sub(-100, 2), ("hello"):sub(4, 2), ("hello"):sub(2.7))
print(("abc"):byte(), ("abc"):byte(2), ("abc"):byte(10), ("abc"):byte(1, -1), string.char(72, 105), string.char())
----
print(("%5d|%-5d|%05d|%+d|% d|%x|%X|%#x|%o"):format(42, 42, 42, 42, 42, 255, 255, 255, 8))
print(("%5.2f|%e|%g|%g|%g|%.3g|%10.4f|%-10s|%10s|%.2s"):format(3.14159, 12345.678, 1e20, 0.0001, 100000, 1234.5, 2.5, "ab", "cd", "xyz"))
print(("%q"):format('a "quoted"\n\\ \0 \r text'), ("%%"):format(), ("%c%c"):format(65, 66), pcall(string.format, "%s %s", nil, true))
print(pcall(string.format, "%d", "x")) print(pcall(string.format, "%d")) print(pcall(string.format, "%y", 1)) print(pcall(string.format, "%", 1))
print(("%d"):format("10"), ("%s"):format(10), ("%d"):format(3.99), ("%i"):format(-3.99), ("%u"):format(5), ("%5s|%-5s|"):format("abcdefg", "x"))
----
print(("hello world"):find("o"), ("hello world"):find("o", 6), ("hello"):find("l+"), ("hello"):find("xyz"), ("a.b"):find(".", 1, true), ("abc"):find("", 10), ("abc"):find("", 4))
print(("key = value"):match("^(%w+)%s*=%s*(%w+)$"), ("2026-11-21"):match("(%d+)-(%d+)-(%d+)"), ("abc"):match("()b()"), ("  trim  "):match("^%s*(.-)%s*$") .. "|")
print(("THE (quick) fox"):find("%((%a+)%)"), ("f(a(b)c)d"):match("%b()"), ("x"):match("x*y*"), ("[[x]]"):match("%[%[(.-)%]%]"))
print(("THE quick"):gsub("%f[%a]%a+", function(w) return w:lower() .. "!" end)) print(("abc"):gsub("", "-")) print(("abc"):gsub(".", {a = 1, c = false})) print(pcall(string.gsub, "abc", ".", {b = true}))
print(("hello"):gsub("l", "L", 1)) print(("abc"):gsub("%w", "%0%0")) print(("a b"):gsub("(%w) (%w)", "%2 %1")) print(pcall(string.gsub, "a", "a", "%2"))
for k, v in ("a=1, b=2"):gmatch("(%w+)=(%w+)") do print(k, v) end for w in ("one two"):gmatch("%a+") do print(w) end for p in ("abc"):gmatch("()") do print(p) end
----
print(pcall(string.find, "a", "[a")) print(pcall(string.find, "a", "%")) print(pcall(string.find, "a", "(a")) print(pcall(string.find, "a", "a)"))
print(pcall(string.rep)) print(pcall(string.rep, "x")) print(pcall(string.gsub, "x", "x")) print(pcall(string.gsub, "x", "x", nil)) print(pcall(string.find, "x", "%b")) print(pcall(string.find, "x", "%f"))
print(pcall(string.gsub, "x", "x", function() return {} end)) print(pcall(string.char, 256)) print(pcall(string.char, -1)) print(pcall(string.byte, {}))
----
print(math.max(3, 1, 2), math.min(3, 1, 2), math.max(5), pcall(math.max)) print(math.abs(-3), math.sqrt(16), math.floor(-0.5), math.ceil(0.5), math.pow(2, 3))
print(math.frexp(8), math.ldexp(0.5, 4), math.log10(1000), math.exp(0), math.deg(math.pi), math.rad(180) == math.pi, math.sin(0), math.cos(0))
print(pcall(math.floor, "x")) print(pcall(math.floor)) print(math.floor("3.7")) print(pcall(math.sqrt, {})) print(pcall(math.random, 0)) print(pcall(math.random, 2, 1)) print(pcall(math.random, 1, 2, 3))
----
print(tostring(nil), tostring(true), tostring(12), tostring("x"), tostring(print):match("^builtin") or tostring(print):match("^function"), tostring({}):match("^table: "))
print(type(nil), type(1), type("x"), type({}), type(print), type(function() end), type(coroutine.create(print and function() end)), pcall(type))
print(rawequal("a", "a"), rawequal({}, {}), rawequal(1, 1.0), pcall(rawequal, 1), rawget({5}, 1), pcall(rawget, 1, 1), pcall(rawset, {}, 1))
